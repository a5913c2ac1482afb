import { REPORT_DELETED } from '#words/unusable';
import { wrong } from '../../errors';
import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import { type Form, formOf } from '../definition/report-form';
import { unusable } from '../definition/unusable';
import { loadPerson, type Person } from './person';
import { isNewerState, STATE_PREFIX, wasRefreshedByNewer } from './report-state';
import { parsedJson } from './stored-json';

/** What the key of a saved report begins with in the document's store. */
export const REPORT_PREFIX = 'activtrak.report.';

/** A saved report that this version cannot use: it is shown, kept as it is and never refreshed. */
export interface UnusableReport {
  readonly id: string;
  readonly name: string;
  readonly form: Exclude<Form, 'usable'>;
  /** As it stands in the store. */
  readonly kept: Readonly<Record<string, unknown>>;
}

/** Everything saved, by name. */
export function* loadSaved(
  documents: KeyValueStore,
): Task<{ readonly reports: readonly Report[]; readonly unusable: readonly UnusableReport[] }> {
  const saved = yield* wait(documents.all(REPORT_PREFIX));
  const states = yield* wait(documents.all(STATE_PREFIX));
  const reports: Report[] = [];
  const others: UnusableReport[] = [];
  for (const [key, text] of Object.entries(saved)) {
    const kept = parsedJson<UnusableReport['kept']>(text) ?? {};
    const id = key.slice(REPORT_PREFIX.length);
    const form = isNewerState(states[STATE_PREFIX + id]) ? 'newer' : formOf(kept);
    if (form === 'usable') reports.push(kept as unknown as Report);
    else others.push({ id, name: nameOf(kept) ?? id, form, kept });
  }
  const byName = (one: { readonly name: string }, other: { readonly name: string }): number => one.name.localeCompare(other.name);
  return { reports: reports.sort(byName), unusable: others.sort(byName) };
}

const nameOf = ({ name }: UnusableReport['kept']): string | undefined =>
  typeof name === 'string' && name.trim() !== '' ? name : undefined;

/** The saved reports that can be used, by name. */
export function* loadReports(documents: KeyValueStore): Task<readonly Report[]> {
  return (yield* loadSaved(documents)).reports;
}

/** Whether a report's schedule runs on a person's key. */
export const isScheduleOf = ({ schedule }: Report, { id }: Pick<Person, 'id'>): boolean => schedule?.ownerId === id;

/** Whether any saved report has a schedule on a person's key, also one that only a newer version can run. */
export function* hasScheduleOf(documents: KeyValueStore, ownerId: string): Task<boolean> {
  const { reports, unusable: others } = yield* loadSaved(documents);
  const schedules = [...reports.map(({ schedule }) => schedule), ...others.map(({ kept }) => kept.schedule)];
  return schedules.some((schedule) => (schedule as Report['schedule'] | null)?.ownerId === ownerId);
}

/** Whether any saved report has a schedule on the key of the person whose stores these are. */
export function* hasOwnSchedule({ documents, secrets, newId }: OwnStores): Task<boolean> {
  return yield* hasScheduleOf(documents, (yield* loadPerson(secrets, newId)).id);
}

interface OwnStores {
  readonly documents: KeyValueStore;
  readonly secrets: KeyValueStore;
  readonly newId: () => string;
}

/**
 * A saved report.
 * @throws ActivTrakError `argument` when there is no such report, or this version can't use it
 */
export function* loadReport(documents: KeyValueStore, id: string): Task<Report> {
  const text = yield* wait(documents.get(REPORT_PREFIX + id));
  if (text === undefined) throw wrong(REPORT_DELETED);
  const kept = parsedJson<UnusableReport['kept']>(text) ?? {};
  const form = (yield* wasRefreshedByNewer(documents, id)) ? 'newer' : formOf(kept);
  if (form !== 'usable') throw unusable(form, `“${nameOf(kept) ?? id}”`);
  return kept as unknown as Report;
}

/** Removes a definition. Its state and its rows stay. */
export const removeReport = (documents: KeyValueStore, id: string): Task<void> => wait(documents.remove(REPORT_PREFIX + id));
