import { areaName, cellAddress } from '../../../shared/model/a1';
import type { SheetValue } from '../../../shared/sheet-writer';
import { isOfChartSheet } from './used-places';

/** What Excel takes for a defined name; it refuses to look for anything else. */
const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u;

/** The value of `Settings!B1`, of `B1` on the sheet in front, or of the first cell of what a name names. */
export async function referredValue(context: Excel.RequestContext, reference: string): Promise<SheetValue | undefined> {
  try {
    return await cellValue(context, reference);
  } catch (failure) {
    if (isOfChartSheet(failure)) return undefined;
    throw failure;
  }
}

async function cellValue(context: Excel.RequestContext, reference: string): Promise<SheetValue | undefined> {
  const { worksheets, names } = context.workbook;
  const [, quoted, plain, address = reference] = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(reference) ?? [];
  const sheetName = quoted?.replaceAll("''", "'") ?? plain;
  const place = cellAddress(address);
  if (place === undefined && (sheetName !== undefined || !NAME.test(reference))) return undefined;
  if (place === undefined) {
    const item = names.getItemOrNullObject(reference);
    await context.sync();
    if (item.isNullObject) return undefined;
    return firstValue(context, item.getRangeOrNullObject());
  }
  const sheet = sheetName === undefined ? worksheets.getActiveWorksheet() : worksheets.getItemOrNullObject(sheetName);
  await context.sync();
  return sheet.isNullObject ? undefined : firstValue(context, sheet.getRange(areaName({ ...place, rows: 1, columns: 1 })));
}

async function firstValue(context: Excel.RequestContext, range: Excel.Range): Promise<SheetValue | undefined> {
  range.load('values');
  await context.sync();
  return range.isNullObject ? undefined : (range.values[0]?.[0] as SheetValue);
}
