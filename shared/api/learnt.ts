import type { Task } from '../task';
import type { Account } from './account';
import { type Learnt, learntOf } from './connection';

/** Does something with what the server showed of itself, where the connection does not have it yet. */
export function* ifLearnt({ client, connection }: Account, keep: (learnt: Learnt) => Task<unknown>): Task<void> {
  const learnt = client.learnt();
  if (learnt.dialect !== connection.dialect || learnt.keyHeader !== connection.keyHeader) yield* keep(learnt);
}

/** What was learnt of the server of a connection, as it is kept outside its user's store. */
export const learntText = (learnt: Learnt, connection: string): string => JSON.stringify({ id: connection, ...learntOf(learnt) });

/** What such a text holds; nothing where it is of another connection or cannot be read. */
export function learntIn(text: string | undefined, connection: string): Learnt {
  try {
    const kept = JSON.parse(text ?? '') as Learnt & { readonly id?: string };
    return kept.id === connection ? learntOf(kept) : {};
  } catch {
    return {};
  }
}
