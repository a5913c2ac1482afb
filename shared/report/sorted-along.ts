/**
 * A person who sorts a whole sheet sorts header and status line into the rows. They change places with the records that stand where they
 * belong; where that cannot be sure, nothing is written.
 * @module
 */
import { ActivTrakError } from '../errors';
import type { Row, Unit } from '../model/cell';
import type { SheetWriter } from '../ports';
import { type Task, wait } from '../task';
import { standingRows } from './changed-rows';
import { refuseClosed } from './obstacles';
import type { OutputColumn } from './output';
import type { Placed } from './place';
import { marksOf, type Placement } from './placement';
import { type Line, putLines } from './put-lines';

/** What is known of a report's rows from its last refresh. */
export interface Known {
  readonly owner: string;
  readonly name: string;
  readonly unit: Unit;
  /** Its columns that are still there, with the headers that were written. */
  readonly output: readonly OutputColumn[];
  readonly rows: number;
  /** Whether its rows are going to be replaced, so that a record in the header's place is no loss. */
  readonly replaces: boolean;
}

const isBlank = (row: Row): boolean => row.every((cell) => cell === '');
const isStatus = (row: Row): boolean =>
  row.filter((cell) => cell !== '').length === 1 && row.some((cell) => /^Refreshed \d{4}-/.test(String(cell)));

/**
 * @returns where everything stands
 * @throws ActivTrakError `argument` when header and rows cannot be told for sure; nothing was written then.
 */
export function* putRight(sheets: SheetWriter, known: Known, placed: Placed): Task<Placed> {
  const { placement, info } = placed;
  const { name, output } = known;
  const { header, status } = placement;
  if ((known.rows === 0 && status === undefined) || output.length === 0) return placed;
  const isHeader = (row: Row): boolean => 2 * output.filter(({ label }, at) => row[at] === label).length > output.length;
  const isFull = (row: Row): boolean =>
    2 * row.filter((cell) => cell !== '').length > row.length &&
    output.every(({ kind }, at) => (kind !== 'date' && kind !== 'datetime') || typeof row[at] === 'number');
  const isRecord = (row: Row): boolean => isFull(row) && output.some(({ kind }, at) => kind !== 'text' && typeof row[at] === 'number');

  /** Rows of the sheet from one on, as far as there are. */
  function* rowsFrom(from: number, until: number): Task<readonly Row[]> {
    const rows = Math.min(info.rows, until) - from;
    return rows <= 0 ? [] : yield* standingRows(sheets, { ...placement, header: from - 1 }, output, 0, rows);
  }

  const end = header + 1 + placement.rows;
  const top = Math.max(0, header - 2);
  const around = yield* rowsFrom(top, header + 2);
  const head = around[header - top] ?? [];
  // The rows may have gone above the header, which stayed.
  const isMoved = placement.rows !== known.rows || (known.rows > 0 && isBlank(around[header - top + 1] ?? []));
  const isBelowRows = isMoved && around.slice(0, header - top).some(isRecord);
  const isLost =
    isRecord(head) ||
    isStatus(head) ||
    (status ?? 0) > header ||
    (isBelowRows && !(yield* isBelowAnother(sheets, known.owner, placement, Math.min(header, status ?? header))));
  const isOpen = !isLost && placement.rows !== known.rows && (yield* rowsFrom(end, end + 1)).some((row) => !isBlank(row));
  if (!isLost && !isOpen) return placed;

  const lines = status === undefined ? 1 : 2;
  const first = Math.max(0, Math.min(header, status ?? header) - known.rows - lines);
  const rows = yield* rowsFrom(first, Math.max(header, status ?? 0, end) + known.rows + lines + 1);
  const [above, bottom] = blockAround(rows, header - first);
  const place = above + lines - 1;
  const inBlock = (holds: (row: Row) => boolean): readonly number[] =>
    rows.flatMap((row, at) => (at >= above && at < bottom && holds(row) ? [at] : []));
  const [headers, statuses] = [inBlock(isHeader), inBlock(isStatus)];
  // A header that was lost on its way back, when a refresh was killed: the record in its place stands elsewhere too.
  const isTwin = inBlock((row) => row.join('\n') === rows[place]?.join('\n')).length > 1;
  // Where rows were deleted, what somebody typed below may make up their number.
  const isForeign = inBlock((row) => !isFull(row) && !isHeader(row) && !isStatus(row)).some((at) => first + at >= end);
  const isSure = !isForeign && (headers.length === 1 || (headers.length === 0 && (known.replaces || isTwin)));
  if (!isSure || statuses.length !== lines - 1 || bottom - above !== known.rows + lines || placement.claimed > 0) {
    if (isLost) throw sorted(name);
    return placed;
  }

  const seats = rows.map((_, at) => at);
  const trade = (row: number | undefined, seat: number): void => {
    if (row === undefined) return;
    const at = seats.indexOf(row);
    [seats[at], seats[seat]] = [seats[seat] as number, seats[at] as number];
  };
  if (lines === 2) trade(statuses[0], above);
  trade(headers[0], place);
  const now: Placement = { ...placement, status: lines === 2 ? first + above : undefined, header: first + place, rows: known.rows };
  const line = (seat: number): Line => ({
    row: first + seat,
    before: first + (seats[seat] as number),
    cells: seat === place && headers.length === 0 ? output.map(({ label }) => label) : (rows[seats[seat] as number] as Row),
    what: seat === place ? 'header' : seat < place ? 'status' : 'record',
  });
  // Records first, so that a refresh which is killed here loses none.
  const moved = seats.flatMap((row, seat) => (row !== seat || (seat === place && headers.length === 0) ? [seat] : [])).reverse();
  const own = [...placement.columns.values()];
  const width = Math.max(...own) - Math.min(...own) + 1;
  yield* refuseClosed(
    sheets,
    name,
    moved.map((seat) => ({ sheet: now.sheet, row: first + seat, column: Math.min(...own), rows: 1, columns: width })),
  );
  const model = seats.findIndex((row, seat) => seat > place && seat < bottom && row === seat);
  yield* putLines(sheets, known, info, now, moved.map(line), model === -1 ? undefined : first + model);
  yield* wait(sheets.setMarks(known.owner, marksOf(now)));
  return { ...placed, placement: now };
}

/** Whether another report ends right above this one. */
function* isBelowAnother(sheets: SheetWriter, owner: string, { sheet }: Placement, first: number): Task<boolean> {
  for (const other of yield* wait(sheets.markOwners())) {
    const marks = other === owner ? [] : yield* wait(sheets.marks(other));
    if (marks.some((mark) => mark.sheet === sheet && mark.name === 'last' && mark.place === first - 1)) return true;
  }
  return false;
}

function blockAround(rows: readonly Row[], inside: number): readonly [top: number, bottom: number] {
  let [top, bottom] = [inside, inside + 1];
  while (top > 0 && !isBlank(rows[top - 1] as Row)) top -= 1;
  while (bottom < rows.length && !isBlank(rows[bottom] as Row)) bottom += 1;
  return [top, bottom];
}

const sorted = (name: string): ActivTrakError =>
  new ActivTrakError(
    'argument',
    `The header of “${name}” was sorted into its rows, so nothing was written. Undo the sorting, or edit the report and choose another place.`,
  );
