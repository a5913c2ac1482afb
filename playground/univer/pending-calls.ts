/**
 * Calls of custom functions by the cell that made them. The formula engine never waits for one: it gets what is known at once,
 * and is told to compute the cell again when the result has come. So one slow or failed call holds up no other formula.
 */
import type { CellCall, CellResult } from '../apps-script/cell/cell-call';
import type { CellPlace } from './volatile';

interface Entry {
  /** Which calculation asked for it last. */
  round: number;
  result: CellResult | undefined;
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

export interface PendingCallsOptions {
  readonly evaluate: (call: CellCall) => Promise<CellResult>;
  /** How many may run at the same time. */
  readonly atOnce: number;
  /** A result has come: compute the cell again. */
  readonly arrived: (place: CellPlace) => void;
}

export function createPendingCalls({ evaluate, atOnce, arrived }: PendingCallsOptions): PendingCalls {
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
      const result = await evaluate(call).catch((failure): CellResult => ({ error: '#ERROR!', message: `Internal error: ${failure}` }));
      entry.result = result;
      running--;
      waiting--;
      arrived(cell.place);
      next();
    });
    setTimeout(next, 0);
  }

  return {
    ask(place, call) {
      const id = placeKey(place);
      const cell: Cell = cells.get(id) ?? { place, entries: new Map<string, Entry>() };
      cells.set(id, cell);
      const key = JSON.stringify([call.name, call.args]);
      const known = cell.entries.get(key);
      if (known) {
        known.round = round;
        return known.result ?? { loading: true };
      }
      for (const [other, entry] of cell.entries) if (entry.round < round) cell.entries.delete(other);
      const entry: Entry = { round, result: call.volatile ? { loading: true } : undefined };
      cell.entries.set(key, entry);
      if (!call.volatile) start(cell, call, entry);
      return { loading: true };
    },
    resultsOf: (place) => [...(cells.get(placeKey(place))?.entries.values() ?? [])].flatMap((entry) => entry.result ?? []),
    forget: (place) => void cells.delete(placeKey(place)),
    forgetAll() {
      const places = [...cells.values()].map((cell) => cell.place);
      cells.clear();
      return places;
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
