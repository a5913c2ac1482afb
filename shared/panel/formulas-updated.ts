import type { FormulasUpdated } from '../desk';
import { count } from '../report/refresh/checks';

/** What a person is told once formulas were calculated anew. */
export function updatedWords({ updated, closed }: FormulasUpdated): string {
  if (updated + closed === 0) return 'There are no Live Data formulas in this file.';
  const done = `${count(updated, 'formula')} updated.`;
  return closed === 0
    ? done
    : `${done} ${count(closed, 'formula')} in protected cells ${closed === 1 ? "wasn't" : "weren't"}: ask the owner of the file.`;
}
