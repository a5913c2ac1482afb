/**
 * Where the list of a report's alerts stands, put right whatever people did to it; or a new one, on a hidden sheet until it is whole.
 * @module
 */

import { alertListLost } from '#words/alerts';
import { hiddenName } from '../../dashboard/kept-ready';
import { madeMeanwhile } from '../../dashboard/made-meanwhile';
import { isActivTrakError, wrong } from '../../errors';
import type { MarkedSheets } from '../../marks';
import type { ReadBack } from '../../table/cells/read-back';
import { followColumns } from '../../table/place/follow-columns';
import { writeHeader } from '../../table/place/header';
import { newSheetSize } from '../../table/place/new-sheet';
import type { OutputColumn } from '../../table/place/output-column';
import { freezeHeader, type Placed, standingPlace, takePlace } from '../../table/place/place';
import { placementOf } from '../../table/place/placement';
import { interruptedRows } from '../../table/recovery/interrupted-rows';
import { putRight } from '../../table/recovery/sorted-along';
import type { KnownTable } from '../../table/recovery/sorted-block';
import { tracedRows } from '../../table/recovery/traced-rows';
import { type Task, wait } from '../../task';
import { type KeptList, removeBegun, withPeople } from './kept-list';
import { listColumns } from './list-columns';

/** Of a list, what its marks and cells are. */
export interface ListTable {
  readonly owner: string;
  readonly output: readonly OutputColumn[];
  /** See {@link KeptList}. */
  readonly hasPeople: boolean;
  readonly readBack: ReadBack;
}

/** Durations are told in words, so that their unit is none of the list's. */
export const LIST_UNIT = 'seconds';

/**
 * The list that was made, with a plan for its columns.
 * @returns `undefined` where somebody deleted its sheet, or it never was whole
 * @throws ActivTrakError `argument` where nobody can tell its rows any more
 */
export function* standingList(sheets: MarkedSheets, list: ListTable, kept: KeptList): Task<Placed | undefined> {
  let name = kept.sheetName;
  try {
    const found = yield* standingPlace(sheets, { id: list.owner, name }, kept);
    if (found === undefined || found.info.name === hiddenName(list.owner)) return undefined;
    name = found.info.name;
    const right = yield* settled(sheets, list, name, kept, found);
    const headers = new Map(kept.columns);
    return yield* followColumns(sheets, { id: list.owner, name }, list.output, { headers, replaces: true, needed: ['code'] }, right);
  } catch (failure) {
    throw isActivTrakError(failure) ? wrong(alertListLost(name)) : failure;
  }
}

/** Puts right what somebody sorted along, and finds what a killed refresh wrote. */
function* settled(
  sheets: MarkedSheets,
  { owner, output: now, readBack }: ListTable,
  name: string,
  { columns, rows, claim }: Pick<KeptList, 'columns' | 'rows' | 'claim'>,
  found: Placed,
): Task<Placed> {
  const there = found.placement.columns;
  const headers = new Map(columns);
  // Not every row has a day.
  const told = listColumns(true).flatMap((column) =>
    there.has(column.key) ? [{ ...column, kind: column.key === 'day' ? ('number' as const) : column.kind }] : [],
  );
  const before = told.flatMap((column) => (headers.has(column.key) ? [{ ...column, label: headers.get(column.key) as string }] : []));
  const fresh = told.filter(({ key }) => !headers.has(key));
  const output = [...before, ...fresh];
  const how = { unit: LIST_UNIT, readBack } as const;
  const traced = claim && tracedRows(claim.traces, new Set(there.keys()), output, how);
  const known: KnownTable = {
    owner,
    name,
    unit: LIST_UNIT,
    output,
    fresh: fresh.length,
    labels: new Map(now.map(({ key, label }) => [key, label])),
    rows,
    status: undefined,
    claim: claim && { rows: claim.rows, isOwn: traced?.isOwn },
    replaces: false,
  };
  const right = yield* putRight(sheets, known, found);
  if (claim === undefined) return right;
  const interrupted =
    traced &&
    (yield* interruptedRows(sheets, known, traced, { ...right, traces: claim.traces, how }, { isTold: true, isComparable: true }));
  return {
    ...right,
    ...(interrupted ? { placement: interrupted.placement, unfilled: interrupted.unfilled } : {}),
    traces: claim.traces,
  };
}

/**
 * A list of which nothing is kept, and whose sheet is there: a colleague's refresh has just made it.
 * @param wanted what its sheet is called then; a copy of one has another name
 */
export function* listMeanwhile(sheets: MarkedSheets, { owner, output, hasPeople }: ListTable, wanted: string): Task<KeptList | undefined> {
  const found = yield* madeMeanwhile(sheets, owner);
  if (found?.name !== wanted) return undefined;
  const marks = yield* wait(sheets.marks(owner));
  const { columns, rows } = placementOf(wanted, marks, [found]) ?? { columns: new Map(), rows: 0 };
  const there = output.flatMap(({ key, label }) => (columns.has(key) ? [[key, label] as const] : []));
  return withPeople({ version: 1, sheet: found.id, sheetName: wanted, columns: there, rows }, hasPeople);
}

/** Makes the sheet of a list, hidden and with its header. What a killed try left is taken away before. */
export function* newList(sheets: MarkedSheets, { owner, output }: ListTable, rows: number): Task<Placed> {
  const name = hiddenName(owner);
  yield* removeBegun(sheets, owner);
  const { id } = yield* wait(sheets.addSheet(name, 'hidden', newSheetSize({ rows: rows + 2, columns: output.length })));
  const placed = yield* takePlace(sheets, { id: owner, name, destination: { sheet: name, cell: 'A1' }, statusLine: false }, output, rows);
  yield* writeHeader(sheets, output, placed.placement);
  yield* freezeHeader(sheets, id, 1);
  return placed;
}
