import { loadConnections } from '../shared/api/connections/connection-store';
import { isActivTrakError } from '../shared/errors';
import { isCopy } from '../shared/panel/notices/notices';
import type { Report } from '../shared/report/definition/definition';
import { loadPerson } from '../shared/report/kept/person';
import { loadReports } from '../shared/report/kept/report-store';
import { type OwnerPorts, runAndTell, tellOwner } from '../shared/report/notices/run-and-tell';
import { refresh } from '../shared/report/refresh/refresh';
import type { RefreshPorts } from '../shared/report/run/job';
import { rowsOfOthers } from '../shared/report/run/rows-of-others';
import { runDue, wantedBy } from '../shared/report/schedule/run-due';
import { runAsync, type Task } from '../shared/task';
import { isForSession } from './host/device/key-store';
import { documentId, keepDocumentId } from './host/workbook/document-id';

// What refreshes by itself in the open workbook, on the key of the person at the device. How each refresh went is kept with its report.

/** Set by the build, and asked for here so that esbuild sees what the usual build doesn't import. */
declare const BUILD_NOTICES: boolean | undefined;

/** What work in the open workbook asks of the page. */
export type OpenWorkPorts = RefreshPorts & Partial<Pick<OwnerPorts, 'notifier' | 'link'>>;

/** Refreshes what schedules ask for by now, and tells the person of them where the build can. Settings go along into a copy of the file, whose rows may be kept there for good. */
export async function refreshDue(ports: OpenWorkPorts): Promise<void> {
  const { documents, secrets } = ports;
  // A key that she is going to type in a moment is not gone.
  if ((await isForSession(secrets)) && (await hasNoKey(secrets))) return;
  const copied = await runAsync(isCopy({ documents, desk: { documentId: () => documentId(documents) } }));
  if (copied) return;
  const person = await runAsync(loadPerson(secrets, ports.newId));
  const records = await runAsync(
    typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES && ports.notifier
      ? runAndTell(ownerPorts(ports, ports.notifier), person)
      : runDue(ports, person),
  );
  // A file that was saved for the first time since has a name now, by which its copies are known.
  if (copied === false && records.length > 0) await keepDocumentId(documents);
}

/** While the workbook is closed, nothing runs. */
const ownerPorts = (ports: OpenWorkPorts, notifier: OwnerPorts['notifier']): OwnerPorts => ({
  link: () => undefined,
  ...ports,
  notifier,
  whileClosed: false,
});

/**
 * Refreshes every report of the workbook.
 * @param ports gives what a step needs, with a budget of its own
 */
export async function refreshAll(ports: () => OpenWorkPorts): Promise<void> {
  const { documents, secrets, newId } = ports();
  // Without a key there is nothing to do, and nobody to be told of a failure.
  if (await hasNoKey(secrets)) return;
  const person = await runAsync(loadPerson(secrets, newId));
  for (const report of await runAsync(loadReports(documents))) {
    // Its schedule may want more of it than rows, such as a snapshot.
    const trigger = (await runAsync(wantedBy(ports(), report, person))) ?? 'open';
    await toItsEnd(() => unlessOfOthers(ports(), report, (of) => refresh(of, report.id, { person, trigger })));
  }
  const { notifier } = ports();
  if (typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES && notifier)
    await runAsync(tellOwner(ownerPorts(ports(), notifier), () => true));
}

const hasNoKey = async (secrets: OpenWorkPorts['secrets']): Promise<boolean> => (await runAsync(loadConnections(secrets))).length === 0;

/** Rows that seem to come from another account stay, until somebody refreshes them in the pane, which asks first. */
function* unlessOfOthers(
  ports: OpenWorkPorts,
  report: Report,
  work: (ports: OpenWorkPorts) => ReturnType<typeof refresh>,
): Task<{ readonly state: 'running' | 'ended' }> {
  return (yield* rowsOfOthers(ports, report)) === undefined ? yield* work(ports) : { state: 'ended' };
}

/** A refresh that is at work already, here or at a colleague's, is left to it. */
async function toItsEnd(step: () => Task<{ readonly state: 'running' | 'ended' }>): Promise<void> {
  try {
    while ((await runAsync(step())).state === 'running');
  } catch (failure) {
    if (!isActivTrakError(failure)) throw failure;
  }
}
