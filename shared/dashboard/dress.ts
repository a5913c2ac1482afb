import { isActivTrakError } from '../errors';
import { areaName } from '../model/a1';
import type { ColoredArea } from '../sheet-styler';
import { columnCells } from '../table/cells/column-cells';
import { areasOf, columnGroups } from '../table/place/placement';
import { type Task, wait } from '../task';
import { type Drawing, placesIn, type Stand } from './drawing';
import { filled } from './places';

/** Rows that a sheet has below its header at least, and at first twice as many as stand there. */
export const LEAST_ROWS = 1000;

/** How many times as many it has once it outgrew those: empty rows take room from other sheets and from snapshots, and each share of rows has rules of its own. */
const LATER_ROOM = 1.25;

/**
 * Colors and offered words, for rows that are there and for those that will come.
 * @param from how many rows below the header have them
 * @param count of the rows that stand there
 * @returns how many have them then
 */
export function* dress(drawing: Drawing, stand: Stand, from: number, count: number): Task<number> {
  const { styler, plan } = drawing;
  const to = yield* roomFor(drawing, stand, count, from === 0 ? 2 : LATER_ROOM);
  const first = stand.header + 1 + from;
  const rows = to - from;
  const places = placesIn(drawing, stand, first);
  const areas = plan.rules.flatMap(({ columns, rule }) =>
    areasOf(stand.sheet, columnGroups(columns, stand.columns), first, rows).map((area): ColoredArea => {
      const cell = areaName({ row: first, column: area.column });
      const own = rule.kind === 'formula' ? { ...rule, formula: filled(rule.formula, plan.title, { ...places, cell: () => cell }) } : rule;
      return { area, rule: own };
    }),
  );
  if (areas.length > 0) yield* wait(styler.color(areas));
  for (const { key, offers } of plan.columns)
    if (offers) yield* wait(styler.offer(columnCells(stand, stand.columns.get(key) ?? 0, first, rows), offers));
  return to;
}

/** Makes room for so many times as many rows as stand there; in a file that is nearly full for a thousand more, or for none. */
function* roomFor({ sheets }: Drawing, { sheet, header }: Stand, count: number, times: number): Task<number> {
  for (const rows of [Math.max(LEAST_ROWS, Math.ceil(times * count)), count + LEAST_ROWS])
    try {
      yield* wait(sheets.grow(sheet, header + 1 + rows, 0));
      return rows;
    } catch (failure) {
      if (!isActivTrakError(failure) || failure.code !== 'too-large') throw failure;
    }
  return count;
}
