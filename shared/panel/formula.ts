import { STREAMS, type StreamName } from '../api/streams';
import { CATALOG, type FunctionName, namespaced } from '../functions/catalog';
import { chosenColumns, usualColumns } from '../model/selection';
import { formatOf } from '../report/output';
import type { FormulaRequest } from './calls';

/** `A1`, `$A$1:B5`, `Settings!B1`, `'My sheet'!B1`. */
const REFERENCE = /^(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?\$?[a-z]{1,3}\$?\d{1,7}(?::\$?[a-z]{1,3}\$?\d{1,7})?$/iu;

/** With what the names of all functions begin in formulas. */
export const functionStart = (isNamespaced = false): string => (isNamespaced ? 'ACTIVTRAK.' : 'ACTIVTRAK_');

/**
 * The formula of a function with its arguments: texts get quotation marks; numbers and references to cells stay as they are.
 * @param isNamespaced whether it is written `ACTIVTRAK.HOURS`
 */
export function formulaText({ name, args }: FormulaRequest, isNamespaced = false): string {
  const written = args.map(argumentText);
  while (written.length > 0 && written[written.length - 1] === '') written.pop();
  return `=${isNamespaced ? namespaced(name) : name}(${written.join(', ')})`;
}

function argumentText(arg: string): string {
  const text = arg.trim();
  if (text === '' || REFERENCE.test(text) || /^-?\d+(\.\d+)?$/.test(text) || /^"(?:[^"]|"")*"$/.test(text)) return text;
  return `"${text.replace(/"/g, '""')}"`;
}

const STREAM_OF: Readonly<Partial<Record<FunctionName, StreamName>>> = {
  ACTIVTRAK_HOURS: 'user-hours',
  ACTIVTRAK_COMPUTER_HOURS: 'computer-hours',
  ACTIVTRAK_LOG: 'activity-log',
};

/** The formats of the columns that a formula fills: those of dates, times and durations; `undefined` where none is needed. */
export function formulaFormats({ name, args }: FormulaRequest): readonly (string | undefined)[] {
  const stream = STREAM_OF[name];
  if (stream === undefined) return [];
  const parameters = CATALOG.find((definition) => definition.name === name)?.parameters ?? [];
  const argument = (parameter: string): string =>
    (args[parameters.findIndex((one) => one.name === parameter)] ?? '').trim().replace(/^"|"$/g, '');
  const named = argument('columns');
  const isDays = /^d(ays?)?$/i.test(argument('unit'));
  return columnsOf(stream, named).map(({ kind }) =>
    kind === 'date' || kind === 'datetime' || (kind === 'duration' && isDays) ? formatOf(kind, 'days') : undefined,
  );
}

function columnsOf(stream: StreamName, named: string): ReturnType<typeof usualColumns> {
  const { columns } = STREAMS[stream];
  // Names that stand in cells, or that are no columns, are the formula's own affair.
  if (named === '') return usualColumns(columns);
  if (REFERENCE.test(named)) return [];
  try {
    return chosenColumns(columns, named.split(/[,;]/));
  } catch {
    return [];
  }
}
