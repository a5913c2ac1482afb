import { ActivTrakError } from '../../errors';
import { loadPerson } from '../../report/kept/person';
import { isKeptOut } from '../../report/run/run-lease';
import { loadRun } from '../../report/run/run-state';
import type { Task } from '../../task';
import type { PanelPorts } from '../ports';

/**
 * Refuses to change a report that somebody is refreshing. @param words what is said then
 * @throws ActivTrakError `busy` while a colleague, or another call of one's own, is at work on a report.
 */
export function* refuseWhileRefreshed({ documents, secrets, newId, clock }: PanelPorts, id: string, words: string): Task<void> {
  const run = yield* loadRun(documents, id);
  if (run && isKeptOut(run, yield* loadPerson(secrets, newId), clock)) throw new ActivTrakError('busy', words);
}
