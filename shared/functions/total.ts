import { cannotAddUp, notATime, sayWhatToAdd } from '#words/formulas';
import { unlessFailed } from '../api/requests/unless-failed';
import { hoursStream, STREAMS, type Stream } from '../api/streams/streams';
import { ActivTrakError, isActivTrakError, wrong } from '../errors';
import type { Cell, Column, Row } from '../model/cell';
import { secondsPer } from '../model/cell';
import type { DateRange } from '../model/date-range';
import { columnIndex, withoutUnit } from '../model/selection';
import type { Who } from '../model/who';
import { plainWord } from '../model/words';
import type { Task } from '../task';
import { type Argument, isBlank, isRange, oneValue, whosOf } from './arguments/argument';
import { askedPeriod } from './asked-period';
import { everyonesRows, FEW, hoursRows, rowsOfNamed } from './hours-rows';
import { refuseForgotten } from './kept/kept-days';
import type { Session } from './kept/session';
import { refuseOutsider } from './people/allowed';
import type { ResultCell, ResultRow } from './result';
import { askAhead } from './rows-asked-alone';
import type { EveryonesRows } from './rows-picked';

/**
 * `ACTIVTRAK_TOTAL`: hours added up for everyone, for those who are named, or for each cell of a range: an empty cell stays empty, and a
 * cell that names nobody is an error in its own place, since a sum would leave a sentence out.
 */
export function* total(session: Session, args: readonly Argument[]): Task<Cell | readonly ResultRow[]> {
  const [metricArgument, from, to, who] = args;
  const metric = metricOf(metricArgument);
  const range = yield* askedPeriod(session, from, to);
  const result =
    isRange(who) && who.flat().length > 1
      ? yield* totals(session, metric, range, who)
      : yield* totalOf(session, metric, range, whosOf(who));
  yield* refuseForgotten(
    session,
    range,
    [result].flat(2).every((cell) => cell === 0 || typeof cell !== 'number'),
  );
  return result;
}

function* totals(session: Session, metric: Column, range: DateRange, who: readonly (readonly Cell[])[]): Task<readonly ResultRow[]> {
  const everyones = new Map<Stream, EveryonesRows>();
  const many = who.flat().filter((cell) => !isBlank(cell)).length > FEW;
  if (many) yield* askedAhead(session, range, who.flat(), everyones);
  const rows: ResultCell[][] = [];
  for (const cells of who) {
    const row: ResultCell[] = [];
    for (const cell of cells)
      row.push(isBlank(cell) ? '' : yield* totalInRange(session, metric, range, cell, many ? everyones : undefined));
    rows.push(row);
  }
  return rows;
}

/** What the cells ask alone is asked together; whatever fails here fails in its own cell. */
function* askedAhead(session: Session, range: DateRange, cells: readonly Cell[], everyones: Map<Stream, EveryonesRows>): Task<void> {
  const whos = cells.flatMap((cell) => {
    try {
      return (isBlank(cell) ? undefined : whosOf(cell)) ?? [];
    } catch {
      return [];
    }
  });
  for (const stream of new Set(whos.map(streamOf))) {
    const own = whos.filter((who) => streamOf(who) === stream);
    yield* unlessFailed(askAhead(session, stream, range, own, yield* everyonesOf(session, stream, range, everyones)));
  }
}

const streamOf = (who: Who | undefined): Stream => hoursStream(who?.kind ?? 'user');

function* everyonesOf(session: Session, stream: Stream, range: DateRange, known: Map<Stream, EveryonesRows>): Task<EveryonesRows> {
  const all = known.get(stream) ?? (yield* everyonesRows(session, stream, range));
  known.set(stream, all);
  return all;
}

/** One cell of a range: its own mistake stays in its own place, and the others have their numbers. */
function* totalInRange(
  session: Session,
  metric: Column,
  range: DateRange,
  who: Cell,
  everyones: Map<Stream, EveryonesRows> | undefined,
): Task<ResultCell> {
  try {
    return yield* totalOf(session, metric, range, whosOf(who), everyones);
  } catch (failure) {
    if (isActivTrakError(failure) && (failure.code === 'argument' || failure.code === 'limited')) return failure;
    throw failure;
  }
}

function* totalOf(
  session: Session,
  metric: Column,
  range: DateRange,
  whos: readonly Who[] | undefined,
  everyones?: Map<Stream, EveryonesRows>,
): Task<number> {
  const stream = streamOf(whos?.find(({ kind }) => kind === 'computer'));
  if (!everyones) return sum(stream, yield* hoursRows(session, stream, range, whos), metric);
  const all = yield* everyonesOf(session, stream, range, everyones);
  if (!whos) yield* refuseOutsider(session, undefined);
  return sum(stream, whos ? yield* rowsOfNamed(session, stream, range, whos, all) : all.allowed, metric);
}

/**
 * Whole seconds are added, so the hours of many rows are exact to the second.
 * @throws ActivTrakError `decode` for a time that is no number: left out, it would make the sum too small.
 */
function sum(stream: Stream, rows: readonly Row[], metric: Column): number {
  const index = columnIndex(stream.columns, metric.key);
  const seconds = rows.reduce((added, row) => added + secondsIn(row[index]), 0);
  return seconds / secondsPer('hours');
}

function secondsIn(cell: Cell | undefined): number {
  if (typeof cell === 'number') return cell;
  if (cell === undefined || cell === '') return 0;
  throw new ActivTrakError('decode', notATime(String(cell)));
}

function metricOf(argument: Argument): Column {
  const metrics = STREAMS['user-hours'].columns.filter(({ kind }) => kind === 'duration');
  const given = oneValue('metric', argument);
  // `Active (h)` is how tables are headed.
  const word = plainWord(withoutUnit(String(given ?? ''))).replace(/(?:time|hours)$/, '');
  const metric = metrics.find(({ key, label }) => plainWord(key) === word || plainWord(label) === word || reversed(label) === word);
  if (metric) return metric;
  const choices = metrics.map(({ label }) => label.toLowerCase());
  throw wrong(given === undefined ? sayWhatToAdd(choices) : cannotAddUp(String(given), choices));
}

/** `active productive` for `Productive active`. */
const reversed = (label: string): string => plainWord(label.split(' ').reverse().join(' '));
