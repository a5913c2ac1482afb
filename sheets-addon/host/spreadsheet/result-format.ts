import type { ResultFormats } from '../../../shared/desk';

/** What Google calls a cell that nobody has formatted, by the way it was asked. */
const PLAIN = new Set(['', 'General', '0.###############']);
/** A result has seldom more rows; looking at more formats takes longer than a person waits. */
const MOST_ROWS = 20_000;

/**
 * Formats what a formula is going to fill: the columns below it as far as they are empty, or its own cell. A column in which somebody has
 * set any format stays as it is, and so do cells that hold something, unless they are the formula's: its result may be there by now.
 */
export function formatResult(cell: GoogleAppsScript.Spreadsheet.Range, { columns, isTable }: ResultFormats): void {
  const sheet = cell.getSheet();
  const first = cell.getRow() + (isTable ? 1 : 0);
  const rows = isTable ? Math.min(MOST_ROWS, sheet.getMaxRows() - cell.getRow()) : 1;
  const width = Math.min(columns.length, sheet.getMaxColumns() - cell.getColumn() + 1);
  if (rows < 1 || width < 1 || columns.every((format) => format === undefined)) return;
  const block = sheet.getRange(first, cell.getColumn(), rows, width);
  const [standing, values] = [block.getNumberFormats(), isTable ? block.getValues() : []];
  // The first column of a result has no empty cells.
  const own = isTable && isFilled(cell.getDisplayValue()) ? values.findIndex(([value]) => value === '') : 0;
  columns.slice(0, width).forEach((format, column) => {
    if (format === undefined) return;
    const taken = own < 0 ? -1 : values.findIndex((row, at) => at >= own && row[column] !== '');
    const count = taken === -1 ? rows : taken;
    const isUnformatted = standing.slice(0, count).every((row) => PLAIN.has(row[column] ?? ''));
    if (count > 0 && isUnformatted) sheet.getRange(first, cell.getColumn() + column, count, 1).setNumberFormat(format);
  });
}

/** Whether a formula shows a result, and neither that it waits nor that it failed. */
const isFilled = (shown: string): boolean => shown !== '' && !/^(?:#|Loading)/.test(shown);
