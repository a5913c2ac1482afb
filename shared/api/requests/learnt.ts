import type { Task } from '../../task';
import type { Learnt } from '../connections/connection';
import type { Account } from './account';

/** Does something with what the server showed of itself, where the connection does not have it yet. */
export function* ifLearnt({ client, connection }: Account, keep: (learnt: Learnt) => Task<unknown>): Task<void> {
  const learnt = client.learnt();
  if (learnt.dialect !== connection.dialect || learnt.keyHeader !== connection.keyHeader) yield* keep(learnt);
}
