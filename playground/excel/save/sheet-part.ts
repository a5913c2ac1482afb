/** One sheet of a saved workbook. */
import type { SheetFacts, StoredValue } from '../../spreadsheet/backend';
import { cellName } from '../../spreadsheet/notation';
import { areaOf } from '../cells/grid';
import { usedArea } from '../shape';
import type { Workbook } from '../workbook';
import { fileFormula } from './file-formula';
import { columnsPart, pagePart, propertiesPart, viewPart } from './page-part';
import { conditionalPart, validationsPart } from './rules-part';
import type { Styles } from './styles';
import { cellText, document, escaped, RELATIONSHIPS, referenceTo, SPREADSHEET } from './xml';

/** Rows are as high as Excel's, in points: other programs have lower ones, with which charts shrink. */
const SIZES = '<sheetFormatPr defaultRowHeight="15"/>';

/**
 * The elements of a worksheet in the one order in which Excel takes them (ECMA-376, part 1, 18.3.1.99).
 * @param tables how many tables the sheet has; their relationships are `rId1` and so on
 * @param hasDrawing whether it has a drawing, whose relationship comes after theirs
 */
export function sheetPart(workbook: Workbook, { key, columns }: SheetFacts, styles: Styles, tables: number, hasDrawing: boolean): string {
  const filters = workbook.backend.anchors('filter').filter(({ sheet }) => sheet === key);
  const merged = workbook.backend.merged(key).map((area) => `<mergeCell ref="${referenceTo(area)}"/>`);
  const parts = Array.from({ length: tables }, (_, index) => `<tablePart r:id="rId${index + 1}"/>`);
  return document(
    `<worksheet xmlns="${SPREADSHEET}" xmlns:r="${RELATIONSHIPS}">` +
      propertiesPart(workbook, key) +
      viewPart(workbook, key) +
      SIZES +
      columnsPart(workbook, key, columns) +
      `<sheetData>${rowsOf(workbook, key, styles)}</sheetData>` +
      (workbook.protectedSheets.has(key) ? '<sheetProtection sheet="1"/>' : '') +
      filters.map(({ span }) => `<autoFilter ref="${referenceTo(areaOf(key, span))}"/>`).join('') +
      (merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : '') +
      conditionalPart(workbook, key, styles) +
      validationsPart(workbook, key) +
      pagePart(workbook, key) +
      (hasDrawing ? `<drawing r:id="rId${tables + 1}"/>` : '') +
      (tables > 0 ? `<tableParts count="${tables}">${parts.join('')}</tableParts>` : '') +
      '</worksheet>',
  );
}

function rowsOf(workbook: Workbook, key: string, styles: Styles): string {
  const area = usedArea(workbook, key);
  if (!area) return '';
  const { rows, columns } = workbook.backend.sheet(key) ?? area;
  const within = { ...area, rows: Math.min(area.rows, rows), columns: Math.min(area.columns, columns) };
  const {
    values = [],
    formulas = [],
    formats = [],
    weights = [],
  } = workbook.backend.read(within, ['values', 'formulas', 'formats', 'weights']);
  const filled = new Map(workbook.backend.spills(key).map((spill) => [cellName(spill.row, spill.column), referenceTo(spill)]));
  return values
    .map((row, line) => {
      const cells = row.map((value, column) => {
        const style = styles.of(formats[line]?.[column] ?? '', weights[line]?.[column] ?? 'normal');
        const name = cellName(line, column);
        return cellOf(name, value, formulas[line]?.[column] ?? '', filled.get(name), style);
      });
      return `<row r="${line + 1}">${cells.join('')}</row>`;
    })
    .join('');
}

/** @param filled what a formula fills beside its own cell, where it does */
function cellOf(name: string, value: StoredValue, formula: string, filled: string | undefined, style: number): string {
  const start = `<c r="${name}" s="${style}"`;
  if (formula !== '') {
    const array = filled === undefined ? '' : ` t="array" ref="${filled}"`;
    const last = value === null ? '' : `<v>${cellText(typeof value === 'boolean' ? String(Number(value)) : String(value))}</v>`;
    return `${start}${kindOf(value)}><f${array}>${escaped(fileFormula(formula))}</f>${last}</c>`;
  }
  if (value === null) return style === 0 ? '' : `${start}/>`;
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `${start} t="b"><v>${value ? 1 : 0}</v></c>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;
}

/** What kind of value a formula had last, where it is no number: another program shows it until it calculates. */
function kindOf(value: StoredValue): string {
  if (typeof value === 'boolean') return ' t="b"';
  if (typeof value !== 'string') return '';
  return /^#[A-Z/0]+[!?A]$/.test(value) ? ' t="e"' : ' t="str"';
}
