/**
 * Calls of custom functions by the cell that made them. The formula engine never waits for one: it gets what is known at once,
 * and is told to compute the cell again when the result has come. So one slow or failed call holds up no other formula.
 */
import type { CellCall, CellError, CellResult } from '../spreadsheet/cell-call';
import type { CellPlace } from './volatile';

interface Entry {
  /** Which calculation asked for it last. */
  round: number;
  result: CellResult | undefined;
  /** Tells the function that the cell needs it no more. */
  cancel: () => void;
}

interface Cell {
  /** Where it is now. */
  place: CellPlace;
  readonly entries: Map<string, Entry>;
}

export interface PendingCalls {
  /** What is known of a cell's call; starts it when nothing is. */
  ask(place: CellPlace, call: CellCall): CellResult;
  /** The results that have come for a cell. */
  resultsOf(place: CellPlace): readonly CellResult[];
  /** Forgets a cell's results, so that its next calculation runs its functions anew. */
  forget(place: CellPlace): void;
  /** Forgets everything and gives the cells that had asked for something. */
  forgetAll(): readonly CellPlace[];
  /** Rows or columns came in at `first`, or went away from there (`count` below 0): results go with their cells. */
  move(sheet: string, axis: 'row' | 'column', first: number, count: number): void;
  /** A new calculation begins. */
  nextRound(): void;
  /** How many calls have no result yet. */
  waiting(): number;
}

/** Runs a call. What it gives to `whenForgotten` is called when the cell needs the result no more. */
export type Evaluate = (call: CellCall, whenForgotten: (cancel: () => void) => void) => Promise<CellResult>;

export interface PendingCallsOptions {
  readonly evaluate: Evaluate;
  /** How many may run at the same time. */
  readonly atOnce: number;
  /** What a cell shows whose call rejects. */
  readonly broken: CellError;
  /** A result has come: compute the cell again. */
  readonly arrived: (place: CellPlace) => void;
}

const NOTHING = (): void => undefined;

export function createPendingCalls({ evaluate, atOnce, broken, arrived }: PendingCallsOptions): PendingCalls {
  let cells = new Map<string, Cell>();
  const queue: (() => Promise<void>)[] = [];
  let running = 0;
  let waiting = 0;
  let round = 0;

  function next(): void {
    while (running < atOnce && queue.length > 0) {
      running++;
      void queue.shift()?.();
    }
  }

  function start(cell: Cell, call: CellCall, entry: Entry): void {
    waiting++;
    queue.push(async () => {
      const whenForgotten = (cancel: () => void): void => {
        entry.cancel = cancel;
      };
      const result = await evaluate({ ...call, cell: cell.place }, whenForgotten).catch(
        (failure): CellResult => ({ error: broken, message: `Internal error: ${failure}` }),
      );
      entry.cancel = NOTHING;
      entry.result = result;
      running--;
      waiting--;
      arrived(cell.place);
      next();
    });
    setTimeout(next, 0);
  }

  const drop = (cell: Cell, key: string, entry: Entry): void => {
    cell.entries.delete(key);
    entry.cancel();
  };

  return {
    ask(place, call) {
      const id = placeKey(place);
      const cell: Cell = cells.get(id) ?? { place, entries: new Map<string, Entry>() };
      cells.set(id, cell);
      const key = JSON.stringify([call.name, call.args, call.empty]);
      const known = cell.entries.get(key);
      if (known) {
        known.round = round;
        return known.result ?? { loading: true };
      }
      for (const [other, entry] of cell.entries) if (entry.round < round) drop(cell, other, entry);
      const entry: Entry = { round, result: call.volatile ? { loading: true } : undefined, cancel: NOTHING };
      cell.entries.set(key, entry);
      if (!call.volatile) start(cell, call, entry);
      return { loading: true };
    },
    resultsOf: (place) => [...(cells.get(placeKey(place))?.entries.values() ?? [])].flatMap((entry) => entry.result ?? []),
    forget(place) {
      const cell = cells.get(placeKey(place));
      cells.delete(placeKey(place));
      for (const [key, entry] of cell?.entries ?? []) if (cell) drop(cell, key, entry);
    },
    forgetAll() {
      const forgotten = [...cells.values()];
      cells.clear();
      for (const cell of forgotten) for (const [key, entry] of cell.entries) drop(cell, key, entry);
      return forgotten.map((cell) => cell.place);
    },
    move(sheet, axis, first, count) {
      const moved = [...cells.values()].flatMap((cell) => {
        const at = cell.place[axis];
        if (cell.place.sheet !== sheet || at < first) return [cell];
        if (at < first - count) return [];
        cell.place = { ...cell.place, [axis]: at + count };
        return [cell];
      });
      cells = new Map(moved.map((cell) => [placeKey(cell.place), cell]));
    },
    nextRound: () => void round++,
    waiting: () => waiting,
  };
}

function placeKey(place: CellPlace): string {
  return `${place.sheet}!${place.row}:${place.column}`;
}
