import { loadConnection } from '../shared/api/connection-store';
import { isActivTrakError } from '../shared/errors';
import { loadPerson } from '../shared/report/person';
import { refresh } from '../shared/report/refresh';
import { loadReports } from '../shared/report/report-store';
import { runDue } from '../shared/report/run-due';
import { runAsync, type Task } from '../shared/task';
import { refreshPorts } from './host/ports';

/** Whether any schedule of this workbook runs on this person's key. */
export async function hasOwnSchedules(): Promise<boolean> {
  const { documents, secrets, newId } = refreshPorts();
  const { id } = await runAsync(loadPerson(secrets, newId));
  return (await runAsync(loadReports(documents))).some(({ schedule }) => schedule?.ownerId === id);
}

/** Refreshes what this person's schedules ask for. */
export async function refreshDue(): Promise<void> {
  const ports = refreshPorts();
  await runAsync(runDue(ports, await runAsync(loadPerson(ports.secrets, ports.newId))));
}

/** Refreshes every report on this person's key; without one there is nothing to do. How each went is kept with it. */
export async function refreshEvery(): Promise<void> {
  const { documents, secrets, newId } = refreshPorts();
  if ((await runAsync(loadConnection(secrets))) === undefined) return;
  const actor = { person: await runAsync(loadPerson(secrets, newId)), trigger: 'schedule' } as const;
  for (const { id } of await runAsync(loadReports(documents))) await toItsEnd(() => refresh(refreshPorts(), id, actor));
}

/** A refresh that is at work already, here or at a colleague's, is left to it. */
async function toItsEnd(step: () => Task<{ readonly state: 'running' | 'ended' }>): Promise<void> {
  try {
    while ((await runAsync(step())).state === 'running');
  } catch (failure) {
    if (!isActivTrakError(failure)) throw failure;
  }
}
