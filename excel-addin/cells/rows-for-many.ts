import { PAGE_SIZE } from '../../shared/api/streams/walk';
import type { Argument } from '../../shared/functions/arguments/argument';
import { type FunctionName, type ParameterName, parametersOf } from '../../shared/functions/signatures';

interface CellAsked {
  readonly name: FunctionName;
  readonly args: readonly Argument[];
}

/** The page's cache holds more: what a batch has read is there when it is calculated again. */
const MOST_ROWS = 150_000;

const OF_THE_DAYS: readonly ParameterName[] = ['from', 'to', 'connection'];

const argumentsFor = ({ name, args }: CellAsked, wanted: readonly ParameterName[]): string =>
  JSON.stringify(parametersOf(name).flatMap((parameter, at) => (wanted.includes(parameter) ? [args[at] ?? null] : [])));

/**
 * Up to how many rows it takes fewer requests to read everyone's for each of the cells that are calculated together, than to ask about each of those
 * whom others of them are about on the same days.
 */
export function rowsForMany(cells: readonly CellAsked[]): (cell: CellAsked) => number {
  const whos = new Map<string, Set<string>>();
  const wordOf = (cell: CellAsked): string => cell.name + argumentsFor(cell, OF_THE_DAYS);
  for (const cell of cells) {
    const word = wordOf(cell);
    whos.set(word, (whos.get(word) ?? new Set()).add(argumentsFor(cell, ['who'])));
  }
  return (cell) => Math.min(MOST_ROWS / whos.size, (whos.get(wordOf(cell))?.size ?? 0) * PAGE_SIZE);
}
