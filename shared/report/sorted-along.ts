/**
 * A person who sorts a whole sheet sorts header and status line into the rows. They change places with the records that stand where they
 * belong; where that cannot be sure, nothing is written.
 * @module
 */
import { ActivTrakError } from '../errors';
import type { Cell, Row, Unit } from '../model/cell';
import type { SheetWriter } from '../ports';
import { type Task, wait } from '../task';
import { standingRows } from './changed-rows';
import { refuseClosed } from './obstacles';
import type { OutputColumn } from './output';
import type { Placed } from './place';
import { CLAIM_MARKS, marksOf, type Placement } from './placement';
import { type Line, putLines } from './put-lines';

/** What is known of a report's rows from its last refresh. */
export interface Known {
  readonly owner: string;
  readonly name: string;
  readonly unit: Unit;
  /** Its columns that are still there, with the headers that were written. */
  readonly output: readonly OutputColumn[];
  readonly rows: number;
  /** Headers that it may have by now, by column, where a refresh was killed that changes them. */
  readonly labels: ReadonlyMap<string, string>;
  /** What a killed refresh may have left. */
  readonly claim?: Claim | undefined;
  /** Whether its rows are going to be replaced, so that a record in the header's place is no loss. */
  readonly replaces: boolean;
}

export interface Claim {
  /** At most so many rows. */
  readonly rows: number;
  /** Whether a row is one of them, whole; not there where that cannot be told of each. */
  readonly isOwn?: ((row: Row) => boolean) | undefined;
  /** Whether it was the first write, which leaves the status line for its end. */
  readonly isFirst: boolean;
}

/** So far below the rows a header is looked for. */
const MOST_BELOW = 1000;

const isBlank = (row: Row): boolean => row.every((cell) => cell === '');
const isStatus = (row: Row): boolean =>
  row.filter((cell) => cell !== '').length === 1 && row.some((cell) => /^Refreshed \d{4}-/.test(String(cell)));

/**
 * @returns where everything stands
 * @throws ActivTrakError `argument` when header and rows cannot be told for sure; nothing was written then.
 */
export function* putRight(sheets: SheetWriter, known: Known, placed: Placed): Task<Placed> {
  const { placement, info } = placed;
  const { name, output, claim } = known;
  const { header, status } = placement;
  if (output.length === 0) return placed;
  const isLabel = ({ key, label }: OutputColumn, cell: Cell | undefined): boolean => cell === label || cell === known.labels.get(key);
  const isHeader = (row: Row): boolean => 2 * output.filter((column, at) => isLabel(column, row[at])).length > output.length;
  const isFull = (row: Row): boolean =>
    2 * row.filter((cell) => cell !== '').length > row.length &&
    output.every(({ kind }, at) => (kind !== 'date' && kind !== 'datetime') || typeof row[at] === 'number');
  const isRecord = (row: Row): boolean => isFull(row) && output.some(({ kind }, at) => kind !== 'text' && typeof row[at] === 'number');

  /** Rows of the sheet from one on, as far as there are. */
  function* rowsFrom(from: number, until: number): Task<readonly Row[]> {
    const rows = Math.min(info.rows, until) - from;
    return rows <= 0 ? [] : yield* standingRows(sheets, { ...placement, header: from - 1 }, output, 0, rows);
  }

  /** Where the header stands that is not where it belongs. */
  function* headerElsewhere(): Task<number | undefined> {
    const [label] = output as readonly [OutputColumn];
    const column = placement.columns.get(label.key) as number;
    const [cells = []] = yield* wait(
      sheets.read([{ sheet: placement.sheet, row: 0, column, rows: Math.min(info.rows, reach), columns: 1 }]),
    );
    for (const [row, [cell]] of cells.entries()) if (isLabel(label, cell) && (yield* rowsFrom(row, row + 1)).some(isHeader)) return row;
    return undefined;
  }

  const end = header + 1 + placement.rows + placement.claimed;
  const reach = end + known.rows + (claim?.rows ?? 0) + MOST_BELOW;
  const top = Math.max(0, header - 2);
  const around = yield* rowsFrom(top, header + 2);
  const head = around[header - top] ?? [];
  // The rows may have gone above the header, which stayed.
  const isMoved = claim !== undefined || placement.rows !== known.rows || (known.rows > 0 && isBlank(around[header - top + 1] ?? []));
  const isBelowRows = isMoved && around.slice(0, header - top).some(isRecord);
  const away = isHeader(head) ? undefined : yield* headerElsewhere();
  const isLost =
    away !== undefined ||
    isRecord(head) ||
    isStatus(head) ||
    (status !== undefined && isRecord(around[status - top] ?? [])) ||
    (status ?? 0) > header ||
    (isBelowRows && !(yield* isBelowAnother(sheets, known.owner, placement, Math.min(header, status ?? header))));
  const isMixed = (row: Row): boolean => !isBlank(row) && claim?.isOwn?.(row) === false;
  const [below = []] = yield* rowsFrom(end, end + 1);
  const isChanged = claim !== undefined || placement.rows !== known.rows;
  const isOpen = isRecord(below) || (isChanged && (!isBlank(below) || (yield* rowsFrom(end - placement.claimed, end)).some(isMixed)));
  if (!isLost && !isOpen) return placed;

  const lines = status === undefined ? 1 : 2;
  const rows = yield* rowsFrom(0, reach);
  let [above, bottom] = blockAround(rows, away ?? header);
  const inBlock = (holds: (row: Row) => boolean): readonly number[] =>
    rows.flatMap((row, at) => (at >= above && at < bottom && holds(row) ? [at] : []));
  // A line that was lost on its way back, when a refresh was killed: the record in its place stands elsewhere too.
  const isTwin = (seat: number): boolean => inBlock((row) => row.join('\n') === rows[seat]?.join('\n')).length > 1;
  let statuses = inBlock(isStatus);
  const isStatusLost = lines === 2 && statuses.length === 0 && bottom - above === known.rows + lines && isTwin(above);
  // A status line that stands apart or is still to come gets a free row.
  let free: number | undefined;
  if (lines === 2 && statuses.length === 0 && !isStatusLost) {
    free = above > 0 && isBlank(rows[above - 1] as Row) ? above - 1 : bottom;
    above = Math.min(above, free);
    bottom = Math.max(bottom, free + 1);
    const apart = rows.flatMap((row, at) => (isStatus(row) && isBlank(rows[at + 1] ?? []) ? [at] : []));
    statuses = apart.length > 0 ? apart : [free];
  }
  const place = above + lines - 1;
  const headers = inBlock(isHeader);
  const count = bottom - above - lines;
  // Where rows were deleted, what somebody typed below may make up their number.
  const others = inBlock((row) => !isFull(row) && !isHeader(row) && !isStatus(row) && !isBlank(row));
  const isForeign = claim === undefined ? others.some((at) => at >= end) : others.length > 0;
  const isHeaderLost = claim === undefined && headers.length === 0 && (known.replaces || isTwin(place));
  const claimed = rows.flatMap((row, at) => (claim?.isOwn?.(row) ? [at] : []));
  const isWhole = isRest(known, claim, count - claimed.length) && claimed.every((at) => at >= above && at < bottom);
  const isSure =
    !isForeign &&
    isWhole &&
    (headers.length === 1 || isHeaderLost) &&
    statuses.length === (isStatusLost ? 0 : lines - 1) &&
    bottom <= rows.length;
  if (!isSure) {
    // A record below the rows has changed places with what is none of theirs.
    const isForeignAmong = claim === undefined && isRecord(below) && others.some((at) => at > header && at < end);
    if (isLost || isForeignAmong) throw sorted(name);
    // Marks that went along with rows may show too few of them.
    const last = Math.max(end, ...claimed.slice(-1).map((at) => at + 1));
    return last === end ? placed : { ...placed, placement: { ...placement, claimed: placement.claimed + last - end } };
  }

  const seats = rows.map((_, at) => at);
  const trade = (row: number | undefined, seat: number): void => {
    if (row === undefined) return;
    const at = seats.indexOf(row);
    [seats[at], seats[seat]] = [seats[seat] as number, seats[at] as number];
  };
  if (lines === 2) {
    trade(free, above);
    trade(statuses[0], above);
  }
  trade(headers[0], place);
  const now: Placement = {
    ...placement,
    status: lines === 2 ? above : undefined,
    header: place,
    rows: claim ? count : known.rows,
    claimed: 0,
  };
  const cellsAt = (seat: number): Row => {
    if (seat === place && isHeaderLost) return output.map(({ label }) => label);
    return seat === above && isStatusLost ? [] : (rows[seats[seat] as number] as Row);
  };
  const isRenewed = (seat: number): boolean => (seat === place && isHeaderLost) || (seat === above && isStatusLost);
  const line = (seat: number): Line => ({
    row: seat,
    before: seats[seat] as number,
    cells: cellsAt(seat),
    what: seat === place ? 'header' : seat < place ? 'status' : 'record',
  });
  // Records first, so that a refresh which is killed here loses none.
  const moved = seats.flatMap((row, seat) => (row !== seat || isRenewed(seat) ? [seat] : [])).reverse();
  const own = [...placement.columns.values()];
  const width = Math.max(...own) - Math.min(...own) + 1;
  yield* refuseClosed(
    sheets,
    name,
    moved.map((seat) => ({ sheet: now.sheet, row: seat, column: Math.min(...own), rows: 1, columns: width })),
  );
  const model = seats.findIndex((row, seat) => seat > place && seat < bottom && row === seat);
  yield* putLines(sheets, known, info, now, moved.map(line), model === -1 ? undefined : model);
  if (claim) yield* wait(sheets.removeMarks(known.owner, CLAIM_MARKS));
  yield* wait(sheets.setMarks(known.owner, marksOf(now)));
  return { ...placed, placement: now };
}

/** Whether so many rows are those of the refresh before: all, or those that a killed one had not begun to empty. */
const isRest = ({ rows }: Known, claim: Claim | undefined, others: number): boolean =>
  others === rows || (claim !== undefined && others === rows - claim.rows);

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
    `“${name}” was sorted together with its header or with other rows, so nothing was written. Undo the sorting, or edit the report and choose another place.`,
  );
