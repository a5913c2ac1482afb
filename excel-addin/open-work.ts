import { loadConnections } from '../shared/api/connection-store';
import { isActivTrakError } from '../shared/errors';
import { loadPerson } from '../shared/report/kept/person';
import { loadReports } from '../shared/report/kept/report-store';
import type { RefreshPorts } from '../shared/report/refresh/job';
import { refresh } from '../shared/report/refresh/refresh';
import { runDue } from '../shared/report/schedule/run-due';
import { runAsync, type Task } from '../shared/task';

// What refreshes by itself in the open workbook, on the key of the person at the device. How each refresh went is kept with its report.

/** Refreshes what schedules ask for by now. */
export async function refreshDue(ports: RefreshPorts): Promise<void> {
  await runAsync(runDue(ports, await runAsync(loadPerson(ports.secrets, ports.newId))));
}

/**
 * Refreshes every report of the workbook.
 * @param ports gives what a step needs, with a budget of its own
 */
export async function refreshAll(ports: () => RefreshPorts): Promise<void> {
  const { documents, secrets, newId } = ports();
  // Without a key there is nothing to do, and nobody to be told of a failure.
  if ((await runAsync(loadConnections(secrets))).length === 0) return;
  const actor = { person: await runAsync(loadPerson(secrets, newId)), trigger: 'schedule' } as const;
  for (const { id } of await runAsync(loadReports(documents))) await toItsEnd(() => refresh(ports(), id, actor));
}

/** A refresh that is at work already, here or at a colleague's, is left to it. */
async function toItsEnd(step: () => Task<{ readonly state: 'running' | 'ended' }>): Promise<void> {
  try {
    while ((await runAsync(step())).state === 'running');
  } catch (failure) {
    if (!isActivTrakError(failure)) throw failure;
  }
}
