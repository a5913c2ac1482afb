/** What a formula's arguments are before a function sees them: the engine's value objects as JSON. */
import type { Workbook } from '@univerjs/core';
import type { BaseReferenceObject, BaseValueObject, FunctionVariantType } from '@univerjs/engine-formula';
import type { CellArgument, CellScalar } from '../spreadsheet/cell-call';
import { isDateFormat } from '../spreadsheet/number-format';

/** One cell's reference is its value, a larger one its rows; an argument left out is `null`. */
export function cellArguments(variants: readonly FunctionVariantType[]): CellArgument[] {
  return variants.map((variant) => {
    if (variant.isReferenceObject()) return referenceArgument(variant as BaseReferenceObject);
    const value = variant as BaseValueObject;
    return value.isArray() ? arrayArgument(value) : scalar(value, value.getPattern());
  });
}

/** Which arguments point to one empty cell, and were not left out. */
export const emptyReferences = (variants: readonly FunctionVariantType[], args: readonly CellArgument[]): readonly number[] =>
  variants.flatMap((variant, place) => (variant.isReferenceObject() && args[place] === null ? [place] : []));

/** The first argument that is an error, or a single cell with one: it is the formula's result, and no function is called. */
export function firstError(variants: readonly FunctionVariantType[]): BaseValueObject | undefined {
  for (const variant of variants) {
    const value =
      variant.isReferenceObject() && isCell(variant as BaseReferenceObject) ? (variant as BaseReferenceObject).getFirstCell() : variant;
    if (value.isError()) return value as BaseValueObject;
  }
  return undefined;
}

function isCell(reference: BaseReferenceObject): boolean {
  const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
  return startRow === endRow && startColumn === endColumn;
}

/**
 * Whether an argument refers to a cell whose own function still runs: both hosts wait for it. Text that only says so does not count.
 * @param waiting what such a cell shows
 */
export function waitsForOthers(variants: readonly FunctionVariantType[], workbook: Workbook, waiting: string): boolean {
  return variants.some((variant) => {
    if (!variant.isReferenceObject()) return false;
    const reference = variant as BaseReferenceObject;
    const cells = workbook.getSheetBySheetId(reference.getSheetId())?.getCellMatrix();
    const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
    for (let row = startRow; row <= endRow; row++) {
      for (let column = startColumn; column <= endColumn; column++) {
        const own = cells?.getValue(row, column);
        if ((own?.f || own?.si) && reference.getCellData(row, column)?.v === waiting) return true;
      }
    }
    return false;
  });
}

function referenceArgument(reference: BaseReferenceObject): CellArgument {
  const rows: CellScalar[][] = [];
  const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
  for (let row = startRow; row <= endRow; row++) {
    const line: CellScalar[] = [];
    for (let column = startColumn; column <= endColumn; column++) line.push(referenceCell(reference, row, column));
    rows.push(line);
  }
  return single(rows);
}

function referenceCell(reference: BaseReferenceObject, row: number, column: number): CellScalar {
  const cell = reference.getCellData(row, column);
  if (cell?.v === undefined || cell.v === null) return null;
  const own = typeof cell.s === 'object' ? cell.s?.n?.pattern : undefined;
  const pattern = reference.getCellPattern(reference.getUnitId(), reference.getSheetId(), row, column) || own;
  return scalar(reference.getCellValueObject(cell), pattern);
}

function arrayArgument(value: BaseValueObject): CellArgument {
  const rows: CellScalar[][] = [];
  const array = value as BaseValueObject & {
    iterator(visit: (item: BaseValueObject | null | undefined, row: number, column: number) => void): void;
  };
  array.iterator((item, row, column) => {
    rows[row] ??= [];
    (rows[row] as CellScalar[])[column] = item ? scalar(item, item.getPattern()) : null;
  });
  return single(rows);
}

function single(rows: CellScalar[][]): CellArgument {
  return rows.length === 1 && rows[0]?.length === 1 ? (rows[0][0] ?? null) : rows;
}

function scalar(value: BaseValueObject, pattern = ''): CellScalar {
  if (value.isNull()) return null;
  const raw = value.getValue();
  if (typeof raw === 'number' && pattern !== '' && isDateFormat(pattern)) return { date: raw };
  return raw;
}
