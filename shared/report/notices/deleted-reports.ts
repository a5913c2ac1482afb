/**
 * Which reports of a document were deleted. What people were told of a report is in their own stores: whoever deletes it can only reach her own.
 * @module
 */
import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { documentWord } from '../kept/known-document';
import { REPORT_PREFIX } from '../kept/report-store';
import { loadJson } from '../kept/stored-json';
import { alertsOf } from './alert-subject';
import { allToldKeys, forgetTold, toldKeys } from './told';

const KEY = 'activtrak.deleted-reports';

/** Enough of them for everybody to have come by since. */
const MOST = 50;

const loadDeleted = (documents: KeyValueStore): Task<readonly string[] | undefined> => loadJson<readonly string[]>(documents, KEY);

/** Notes that a report is going to be deleted. */
export function* noteDeleted(documents: KeyValueStore, id: string): Task<void> {
  const before = (yield* loadDeleted(documents)) ?? [];
  yield* wait(documents.set(KEY, JSON.stringify([...before.filter((one) => one !== id), id].slice(-MOST))));
}

/** Forgets what a person was told of reports that were deleted from a document, by whomever. */
export function* forgetDeleted({ documents, secrets }: { readonly documents: KeyValueStore; readonly secrets: KeyValueStore }): Task<void> {
  const deleted = (yield* loadDeleted(documents)) ?? [];
  if (deleted.length === 0) return;
  const [told, file] = [yield* allToldKeys(secrets), yield* documentWord(documents)];
  // Its deletion may have been cut off.
  for (const report of deleted)
    for (const of of [report, alertsOf(report)].map((id) => ({ id, file })).filter((one) => toldKeys(one).some((key) => told.has(key))))
      if ((yield* wait(documents.get(REPORT_PREFIX + report))) === undefined) yield* forgetTold(secrets, of);
}
