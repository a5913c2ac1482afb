/** A table's header: every column has a name that no other has. */
import type { Anchor, Area } from '../spreadsheet/backend';
import { areaOf, meeting, readValues } from './cells/grid';
import type { Workbook } from './workbook';

/** Gives names to columns of tables whose header was emptied, or written as another one's. */
export function mendHeaders(workbook: Workbook, changed: Area): void {
  for (const table of meeting(workbook, 'table', changed)) mendHeader(workbook, table);
}

export function mendHeader(workbook: Workbook, { sheet, span }: Anchor): void {
  const header = { ...areaOf(sheet, span), rows: 1 };
  const [before = []] = readValues(workbook, header);
  const names: string[] = [];
  for (const name of before) names.push(freeName(names, String(name), before));
  if (names.every((name, index) => name === before[index])) return;
  workbook.backend.write(header, { contents: [names] });
}

function freeName(taken: readonly string[], wanted: string, all: readonly unknown[]): string {
  const isTaken = (name: string): boolean => taken.some((other) => other.toLowerCase() === name.toLowerCase());
  const isUsed = (name: string): boolean => isTaken(name) || all.some((other) => String(other).toLowerCase() === name.toLowerCase());
  if (wanted !== '' && !isTaken(wanted)) return wanted;
  const stem = wanted === '' ? 'Column' : wanted;
  let number = wanted === '' ? 1 : 2;
  while (isUsed(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
