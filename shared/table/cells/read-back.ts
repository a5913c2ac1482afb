/**
 * What a sheet gives back for what was written into it. A day whose midnight the zone skips comes back as 01:00 and any other skipped
 * moment as a later one, durations a millisecond short, texts with or without the apostrophe that kept them texts, and numbers in
 * cells of plain text as texts. Rows have to be found again all the same.
 * @module
 */
import type { Cell, CellKind, Unit } from '../../model/cell';
import { secondsPer } from '../../model/cell';
import { DAY_MS, DAY_SECONDS, UNIX_EPOCH } from '../../model/day-length';
import { serialAt, serialOfWallTime } from '../../model/serial';
import type { Clock } from '../../ports';

/** 10000-01-01 as a serial number: no document has such a day. What is no moment may stand in a cell of moments, such as an ID pasted there. */
const NO_DAY = 2_958_466;

/** How the cells of a document are compared with values that come for them. */
export interface ReadBack {
  /** One form of a cell, whether it was read from the sheet or comes new: what keys are made of. */
  readonly settled: (kind: CellKind, cell: Cell) => Cell;
  /** Whether a cell of the sheet shows a value already. */
  readonly isSame: (kind: CellKind, fresh: Cell, standing: Cell) => boolean;
}

/**
 * What cells give back in a document for what was written into them.
 * @param unit of durations
 * @param zone the document's
 */
export function readBack(unit: Unit, clock: Pick<Clock, 'wallTime'>, zone: string): ReadBack {
  const settle = settledMoment(clock, zone);
  const halfSecond = 0.5 / secondsPer(unit);

  function settled(kind: CellKind, cell: Cell): Cell {
    switch (kind) {
      case 'date': {
        const day = serial(cell, false);
        return typeof day === 'number' ? Math.round(day) : day;
      }
      case 'datetime': {
        const moment = serial(cell, true);
        // A host may drop what is below a second, or come a hair short of a whole one.
        return typeof moment === 'number' ? Math.floor(settle(moment) * DAY_SECONDS + 0.01) / DAY_SECONDS : moment;
      }
      case 'duration':
      case 'number':
        return numeric(cell);
      case 'boolean':
        return typeof cell === 'string' && /^(true|false)$/i.test(cell) ? cell.length === 4 : cell;
      default:
        return typeof cell === 'string' ? cell.replace(/^'+/, '').replace(/\r\n?/g, '\n') : cell;
    }
  }

  /** Spreadsheets keep fifteen digits; seconds are the unit of times. */
  const tolerance = (kind: CellKind, value: number): number =>
    kind === 'datetime' ? 1 / DAY_SECONDS : Math.max(Math.abs(value) * 1e-12, kind === 'duration' ? halfSecond : 0);

  function isSame(kind: CellKind, fresh: Cell, standing: Cell): boolean {
    if (fresh === standing) return true;
    if (fresh === '' || standing === '') return false;
    const [one, other] = [settled(kind, fresh), settled(kind, standing)];
    if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) <= tolerance(kind, one);
    if ((typeof one === 'boolean') !== (typeof other === 'boolean')) return false;
    // An apostrophe of the text's own is not the one that a sheet may keep.
    return String(one) === String(other) && apostrophes(standing) - apostrophes(fresh) <= 1 && apostrophes(standing) >= apostrophes(fresh);
  }

  return { settled, isSame };
}

const apostrophes = (cell: Cell): number => /^'*/.exec(String(cell))?.[0].length ?? 0;

/** A number, or a text of one, as a cell of plain text gives it in any language. */
function numeric(cell: Cell): Cell {
  return typeof cell === 'string' && /^'?-?\d+([.,]\d+)?(e[-+]?\d+)?$/i.test(cell)
    ? Number(cell.replace(/^'/, '').replace(',', '.'))
    : cell;
}

function serial(cell: Cell, withTime: boolean): Cell {
  const value = numeric(cell);
  if (typeof value !== 'string') return value;
  const text = value.replace(/^'/, '');
  return serialAt(text, 0, text.length, withTime) ?? text;
}

/** Gives the moment that comes back for one: another one only where the zone's clocks skip it. */
function settledMoment(clock: Pick<Clock, 'wallTime'>, zone: string): (moment: number) => number {
  /** By how much the zone's clocks are ahead at a moment of UTC, in days. The clock tells whole minutes, so it is asked for one. */
  function ahead(utc: number): number {
    const seconds = Math.round((utc - UNIX_EPOCH) * DAY_SECONDS);
    const ms = (seconds - (seconds % 60)) * 1000;
    const text = clock.wallTime(ms, zone);
    const wall = serialOfWallTime(text) ?? utc;
    return Math.round((wall - ms / DAY_MS - UNIX_EPOCH) * 1440) / 1440;
  }
  const changes = new Map<number, readonly [before: number, after: number]>();
  function aroundDay(day: number): readonly [number, number] {
    const known = changes.get(day);
    if (known) return known;
    // Clocks are between 12 hours behind UTC and 14 ahead.
    const found = [ahead(day - 0.6), ahead(day + 1.6)] as const;
    changes.set(day, found);
    return found;
  }
  return (moment) => {
    if (!(moment >= 0 && moment < NO_DAY)) return moment;
    const [before, after] = aroundDay(Math.floor(moment));
    if (after <= before) return moment;
    // Before the change it would be after it, and after it before it.
    const isSkipped = ahead(moment - before) === after && ahead(moment - after) === before;
    return isSkipped ? moment + after - before : moment;
  };
}
