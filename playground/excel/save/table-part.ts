/** One table of a saved workbook. */
import type { Anchor } from '../../spreadsheet/backend';
import { cellName } from '../../spreadsheet/notation';
import { areaOf, readValues } from '../cells/grid';
import type { Workbook } from '../workbook';
import { document, escaped, SPREADSHEET } from './xml';

/** @param number counts the workbook's tables from 1 */
export function tablePart(workbook: Workbook, { sheet, span, facts }: Anchor, number: number): string {
  const area = areaOf(sheet, span);
  const [header = []] = readValues(workbook, { ...area, rows: 1 });
  const last = cellName(area.row + area.rows - 1, area.column + area.columns - 1);
  const reference = `${cellName(area.row, area.column)}:${last}`;
  const name = escaped(String(facts.name));
  const columns = header.map((label, index) => `<tableColumn id="${index + 1}" name="${escaped(String(label))}"/>`);
  return document(
    `<table xmlns="${SPREADSHEET}" id="${number}" name="${name}" displayName="${name}" ref="${reference}" totalsRowShown="0">` +
      `<autoFilter ref="${reference}"/><tableColumns count="${columns.length}">${columns.join('')}</tableColumns></table>`,
  );
}
