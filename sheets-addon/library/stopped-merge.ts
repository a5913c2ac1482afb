import { writtenMixed } from '#words/library';
import { wrong } from '../../shared/errors';
import type { MarkedSheets } from '../../shared/marks';
import type { Row } from '../../shared/model/cell';
import type { SheetInfo } from '../../shared/sheet-writer';
import { sideColumns } from '../../shared/table/beside/side-columns';
import { isBlankRow } from '../../shared/table/cells/blank-row';
import { countedKeys, isIdentity } from '../../shared/table/changes/record-key';
import { eachStanding } from '../../shared/table/changes/standing-rows';
import { keyedGroups } from '../../shared/table/place/placement';
import type { Target, Unfilled } from '../../shared/table/place/target';
import type { Task } from '../../shared/task';
import { standsAsLeft } from './block-trace';
import { partedCells, refuseParting } from './typed-beside';

/**
 * The table of a merge after one that was stopped. Rows that stand as that one left them are written once more. Where somebody sorted them, or
 * they would come to stand beside what was typed at others, all stay where they are, since each says by its key which record it is.
 * @param telling keys of the columns that tell rows apart
 * @throws ActivTrakError `argument` where a row does not say it, before anything is written
 */
export function* afterStoppedMerge(
  sheets: MarkedSheets,
  info: SheetInfo,
  target: Target,
  traces: readonly string[],
  values: readonly Row[],
  keys: (row: Row) => string,
  telling: readonly string[],
): Task<Target> {
  const { placement, output, name } = target;
  const all = Math.min(placement.rows + placement.claimed, info.rows - placement.header - 1);
  const rows: Row[] = [];
  yield* eachStanding(sheets, placement, output, (row) => void rows.push(row), 0, all);
  const [counted, again] = [countedKeys(), countedKeys()];
  const standing = rows.map((row) => (isBlankRow(row) ? '' : counted(keys(row))));
  const coming = values.map((row) => again(keys(row)));
  const sure = new Set(standing.slice(0, placement.rows));
  const below = values.filter((_, at) => !sure.has(coming[at] as string));
  const isLeft = yield* standsAsLeft(sheets, info, target, traces, below);
  if (isLeft && (yield* partedCells(sheets, info, target, below, telling, placement.rows)).length === 0) return target;

  const groups = keyedGroups(output, placement.columns);
  const come = new Set(coming);
  // One that comes again is written whole. Any other may be half a row only where rows are written in several parts.
  const isHalf = (row: Row): boolean => groups.some(({ indexes }) => indexes.every((index) => row[index] === ''));
  const isUnknown = (row: Row, at: number): boolean =>
    !isBlankRow(row) && !come.has(standing[at] as string) && ((at >= placement.rows && !isIdentity(keys(row))) || isHalf(row));
  if (rows.some(isUnknown)) throw wrong(writtenMixed(name));
  const end = rows.reduce((last, row, at) => (isBlankRow(row) ? last : at + 1), placement.rows);
  // What stands beside rows that are blank may belong to one that was emptied there.
  yield* refuseParting(sheets, info, target, [], telling, end);
  const stay = { ...placement, rows: end, claimed: placement.claimed - (end - placement.rows) };
  const found = standing.flatMap((key, at) => (come.has(key) ? [at] : []));
  return { ...target, placement: stay, unfilled: yield* unfilledBeside(sheets, info, target, found, end) };
}

/** Rows beside which formulas may be missing yet, and the last one that has them. */
function* unfilledBeside(
  sheets: MarkedSheets,
  info: SheetInfo,
  { owner, placement }: Target,
  rows: readonly number[],
  end: number,
): Task<Unfilled | undefined> {
  const sides = (yield* sideColumns(sheets, info, owner, placement)).filter(({ usual }) => usual !== undefined);
  if (rows.length === 0 || sides.length === 0) return undefined;
  for (let model = end - 1; model >= 0; model -= 1) if (sides.every(({ hasFormula }) => hasFormula(model))) return { rows, model };
  return undefined;
}
