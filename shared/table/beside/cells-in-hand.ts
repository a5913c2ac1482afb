import type { StandingCell } from './standing-cell';
import type { TypedCell } from './typed-cell';

/**
 * Those that an earlier refresh had in hand: beside their records or in the rows where it left them, wherever people sorted or moved these to since. In a
 * row that has nothing yet, nobody else has typed the same.
 * @param moving what it kept of them
 * @returns with those that may be theirs, or somebody else's (`unsure`)
 */
export function cellsInHand(
  standing: readonly StandingCell[],
  moving: readonly TypedCell[],
  isBlank: (row: number) => boolean,
): { readonly inHand: ReadonlySet<StandingCell>; readonly unsure: readonly StandingCell[] } {
  const rest = new Set(moving);
  const found = new Set<StandingCell>();
  let isMoved = false;
  const isSame = (cell: StandingCell, one: TypedCell): boolean => cell.column === one.column && cell.value === one.value;
  const take = (is: (cell: StandingCell, one: TypedCell) => boolean, ones: Iterable<TypedCell> = rest): void => {
    for (const cell of standing) {
      const one = found.has(cell) ? undefined : [...ones].find((other) => isSame(cell, other) && is(cell, other));
      if (one === undefined) continue;
      found.add(cell);
      rest.delete(one);
      isMoved ||= cell.row !== one.row && cell.row !== one.to;
    }
  };
  take((cell, one) => cell.key === one.key);
  take((cell, one) => cell.row === one.row || cell.row === one.to, moving);
  take((cell, one) => one.only === true || isBlank(cell.row));
  // One of several that say the same may be it, or stand beside its own record.
  const mayBe = (cell: StandingCell): boolean => !found.has(cell) && [...rest].some((one) => isSame(cell, one));
  return { inHand: found, unsure: isMoved ? standing.filter(mayBe) : [] };
}
