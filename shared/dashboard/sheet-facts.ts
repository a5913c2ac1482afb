import type { SheetValue } from '../sheet-writer';
import { columnCells } from '../table/cells/column-cells';
import { TOP } from '../table/place/ready-marks';
import { type Task, wait } from '../task';
import type { Facts } from './draw-sheet';
import type { Drawing, Stand } from './drawing';
import type { MadeSheet } from './kept-ready';

/**
 * Says what this refresh is of, where nobody typed something else. What is about to be there is kept before.
 * @param drawn the sheet as it was left last
 * @param facts `undefined` where what it says still holds
 * @param keep keeps how it is left now
 * @returns what was kept
 */
export function* writeFacts(
  { sheets, plan }: Drawing,
  drawn: MadeSheet,
  stand: Stand,
  facts: Facts | undefined,
  keep: (made: MadeSheet) => Task<void>,
): Task<MadeSheet> {
  const cells = plan.top.flatMap(({ key, holds }) => {
    const column = stand.columns.get(TOP + key);
    return holds.kind === 'fact' && column !== undefined ? [{ fact: holds.fact, area: columnCells(stand, column, stand.top) }] : [];
  });
  if (facts === undefined || cells.length === 0) {
    yield* keep(drawn);
    return drawn;
  }
  const there = yield* wait(sheets.read(cells.map(({ area }) => area)));
  const ours = cells.flatMap(({ fact, area }, at) => {
    const value = there[at]?.[0]?.[0] ?? '';
    return drawn.facts === undefined || drawn.facts[fact]?.some((left) => isSame(left, value)) ? [{ fact, area, value }] : [];
  });
  const left = Object.fromEntries(ours.map(({ fact, value }) => [fact, [value, facts[fact]]]));
  const now = { ...drawn, facts: { ...drawn.facts, ...left } };
  yield* keep(now);
  for (const { fact, area, value } of ours) if (!isSame(value, facts[fact])) yield* wait(sheets.write(area, [[facts[fact]]]));
  return now;
}

/** Hosts round times. */
const isSame = (one: SheetValue, other: SheetValue): boolean =>
  typeof one === 'number' && typeof other === 'number' ? Math.abs(one - other) < 1e-5 : one === other;
