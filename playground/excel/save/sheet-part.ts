/** One sheet of a saved workbook. */
import type { Area, SheetFacts, StoredValue } from '../../spreadsheet/backend';
import { cellName } from '../../spreadsheet/notation';
import { areaOf } from '../cells/grid';
import { usedArea } from '../shape';
import type { Workbook } from '../workbook';
import type { Styles } from './styles';
import { document, escaped, RELATIONSHIPS, SPREADSHEET } from './xml';

/** @param tables how many tables the sheet has; their relationships are `rId1` and so on */
export function sheetPart(workbook: Workbook, { key }: SheetFacts, styles: Styles, tables: number): string {
  const reference = ({ row, column, rows, columns }: Area): string =>
    `${cellName(row, column)}:${cellName(row + rows - 1, column + columns - 1)}`;
  const filters = workbook.backend.anchors('filter').filter(({ sheet }) => sheet === key);
  const merged = workbook.backend.merged(key).map((area) => `<mergeCell ref="${reference(area)}"/>`);
  const parts = Array.from({ length: tables }, (_, index) => `<tablePart r:id="rId${index + 1}"/>`);
  return document(
    `<worksheet xmlns="${SPREADSHEET}" xmlns:r="${RELATIONSHIPS}"><sheetData>${rowsOf(workbook, key, styles)}</sheetData>` +
      (workbook.protectedSheets.has(key) ? '<sheetProtection sheet="1"/>' : '') +
      filters.map(({ span }) => `<autoFilter ref="${reference(areaOf(key, span))}"/>`).join('') +
      (merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : '') +
      (tables > 0 ? `<tableParts count="${tables}">${parts.join('')}</tableParts>` : '') +
      '</worksheet>',
  );
}

function rowsOf(workbook: Workbook, key: string, styles: Styles): string {
  const area = usedArea(workbook, key);
  if (!area) return '';
  const { rows, columns } = workbook.backend.sheets().find((sheet) => sheet.key === key) ?? area;
  const within = { ...area, rows: Math.min(area.rows, rows), columns: Math.min(area.columns, columns) };
  const {
    values = [],
    formulas = [],
    formats = [],
    weights = [],
  } = workbook.backend.read(within, ['values', 'formulas', 'formats', 'weights']);
  return values
    .map((row, line) => {
      const cells = row.map((value, column) => {
        const style = styles.of(formats[line]?.[column] ?? '', weights[line]?.[column] ?? 'normal');
        return cellOf(cellName(line, column), value, formulas[line]?.[column] ?? '', style);
      });
      return `<row r="${line + 1}">${cells.join('')}</row>`;
    })
    .join('');
}

function cellOf(name: string, value: StoredValue, formula: string, style: number): string {
  const start = `<c r="${name}" s="${style}"`;
  if (formula !== '') return `${start}><f>${escaped(formula.slice(1))}</f></c>`;
  if (value === null) return style === 0 ? '' : `${start}/>`;
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `${start} t="b"><v>${value ? 1 : 0}</v></c>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}
