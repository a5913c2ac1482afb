import { notLimit, notUnit, oneCell } from '#words/formulas';
import { wrong } from '../../errors';
import type { Cell, Unit } from '../../model/cell';
import { parseWhos, type Who } from '../../model/who';
import type { WhoKind } from '../../model/who-kinds';
import { visible } from '../../model/words';

/**
 * What a host hands over for an argument: a value, a range's values, or nothing where it was left out. An empty cell is a range with
 * nothing in it, and never nothing. Dates come as serial numbers.
 */
export type Argument = Cell | null | undefined | readonly (readonly (Cell | null | undefined)[])[];

/** Whether an argument came from several cells. */
export const isRange = (argument: Argument): argument is readonly (readonly Cell[])[] => Array.isArray(argument);

/** Whether there is nothing in an argument. */
export const isBlank = (value: Argument): boolean =>
  value === undefined || value === null || (typeof value === 'string' && visible(value) === '');

/** Whether an argument points to cells in which there is nothing. */
export const isEmptyRange = (argument: Argument): boolean => isRange(argument) && argument.flat().every(isBlank);

/**
 * Everybody named in an argument, a text or a range; `undefined` means everyone.
 * @param usual the kind of a name or an id alone
 * @throws ActivTrakError `argument` for what names nobody.
 */
export function whosOf(argument: Argument, usual: WhoKind = 'user'): readonly Who[] | undefined {
  const cells = (isRange(argument) ? argument.flat() : [argument]).filter((cell) => !isBlank(cell));
  // A number is an id; digits in a text may be a name.
  const textOf = (cell: unknown): string => (Number.isInteger(cell) && Number(cell) > 0 ? `${usual}:${cell}` : String(cell));
  const named = cells.map((cell) => parseWhos(textOf(cell), usual));
  return named.length === 0 || named.includes(undefined) ? undefined : named.flatMap((whos) => whos ?? []);
}

/**
 * The one value of an argument; a range of one cell counts as its cell, an empty one as `undefined`.
 * @throws ActivTrakError `argument` for a range of more cells.
 */
export function oneValue(name: string, argument: Argument): Cell | undefined {
  let value: unknown = argument;
  if (isRange(argument)) {
    const cells = argument.flat();
    if (cells.length > 1) throw wrong(oneCell(name, cells.length));
    value = cells[0];
  }
  return isBlank(value as Argument) ? undefined : (value as Cell);
}

/** The names in an argument: a text with commas between them, or a range with one in each cell; `undefined` when there is none. */
export function namesOf(argument: Argument): readonly string[] | undefined {
  const cells = isRange(argument) ? argument.flat() : [argument];
  const names = cells.flatMap((cell) => (isBlank(cell) ? [] : String(cell).split(/[,;\n]/))).map((name) => name.trim());
  const given = names.filter((name) => name !== '');
  return given.length === 0 ? undefined : given;
}

const UNITS: readonly (readonly [Unit, RegExp])[] = [
  ['hours', /^(?:h|hrs?|hours?|decimal)$/],
  // A cell's own format for durations is what people know: [h]:mm, h:mm:ss.
  ['days', /^(?:d|days?|\[?hh?\]?:mm(?::ss)?)$/],
  ['seconds', /^(?:s|secs?|seconds?)$/],
];

/**
 * The unit of times, decimal hours unless another is named.
 * @throws ActivTrakError `argument` for what isn't a unit, or isn't one value
 */
export function unitOf(argument: Argument): Unit {
  const value = oneValue('unit', argument);
  if (value === undefined) return 'hours';
  const word = String(value).trim().toLowerCase();
  const [unit] = UNITS.find(([, names]) => names.test(word)) ?? [];
  if (unit) return unit;
  throw wrong(notUnit(String(value)));
}

/** With its header and the line that says there are more, that fills a new sheet's 1,000 rows. */
const USUAL_ROWS = 998;
const MOST_ROWS = 50_000;

/**
 * The largest number of rows to give, 998 unless another is named.
 * @throws ActivTrakError `argument` for what isn't a whole number from 1 to 50,000, or isn't one value
 */
export function limitOf(argument: Argument): number {
  const value = oneValue('limit', argument);
  if (value === undefined) return USUAL_ROWS;
  const limit = typeof value === 'string' ? Number(value.trim()) : value;
  if (typeof limit === 'number' && Number.isInteger(limit) && limit >= 1 && limit <= MOST_ROWS) return limit;
  throw wrong(notLimit(String(value), MOST_ROWS));
}
