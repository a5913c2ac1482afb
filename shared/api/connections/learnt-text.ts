import { type Learnt, learntOf } from './connection';

/** What was learnt of the server of a connection, as it is kept apart from the connection itself. */
export const learntText = (learnt: Learnt, connection: string): string => JSON.stringify({ id: connection, ...learntOf(learnt) });

/** What such a text holds; nothing where it is of another connection or cannot be read. */
export function learntIn(text: string | undefined, connection: string): Learnt {
  if (text === undefined) return {};
  try {
    const kept = JSON.parse(text) as Learnt & { readonly id?: string };
    return kept.id === connection ? learntOf(kept) : {};
  } catch {
    return {};
  }
}
