/** One chart of a saved workbook, and the drawing that holds a sheet's charts (ECMA-376, DrawingML charts). */
import type { Anchor, Area } from '../../spreadsheet/backend';
import { cellName } from '../../spreadsheet/notation';
import { AUTOMATIC } from '../../spreadsheet/number-format';
import { readPart, sheetFacts } from '../cells/grid';
import { type ChartFacts, type ChartTitle, seriesArea } from '../kept-charts';
import { quotedName } from '../names';
import type { Workbook } from '../workbook';
import { document, escaped, RELATIONSHIPS } from './xml';

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const PLACES = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';

/** The element of a type of Excel's, and what is in it before its series. */
const ELEMENTS: Readonly<Record<string, readonly [element: string, grouping: string, direction?: 'bar' | 'col']>> = {
  Line: ['lineChart', 'standard'],
  ColumnClustered: ['barChart', 'clustered', 'col'],
  BarClustered: ['barChart', 'clustered', 'bar'],
  ColumnStacked: ['barChart', 'stacked', 'col'],
  ColumnStacked100: ['barChart', 'percentStacked', 'col'],
  Pie: ['pieChart', ''],
};

/** Faint, as Excel's. */
const GRID_LINES =
  '<c:majorGridlines><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>';
/** Without a word about them, LibreOffice crosses axes with ticks. */
const TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>';

const titlePart = ({ text, visible }: ChartTitle): string =>
  visible
    ? `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>${escaped(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
    : '';

function reference(workbook: Workbook, { sheet, row, column, rows, columns }: Area): string {
  const absolute = (line: number, at: number): string => cellName(line, at).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
  const name = quotedName(sheetFacts(workbook, sheet).name);
  return escaped(`${name}!${absolute(row, column)}:${absolute(row + rows - 1, column + columns - 1)}`);
}

/** What a reference showed last: other programs take it, and the number format of an axis, from here. @param points `null` is no point */
const lastShown = (points: readonly (string | null)[]): string =>
  `<c:ptCount val="${points.length}"/>` +
  points.map((point, at) => (point === null ? '' : `<c:pt idx="${at}"><c:v>${escaped(point)}</c:v></c:pt>`)).join('');

function categoriesPart(workbook: Workbook, area: Area): string {
  const shown = lastShown(readPart(workbook, area, 'displayed').flat());
  return `<c:cat><c:strRef><c:f>${reference(workbook, area)}</c:f><c:strCache>${shown}</c:strCache></c:strRef></c:cat>`;
}

const firstFormat = (workbook: Workbook, area: Area): string => readPart(workbook, area, 'formats').flat()[0] ?? AUTOMATIC;

function valuesPart(workbook: Workbook, area: Area): string {
  const numbers = readPart(workbook, area, 'values').flat();
  const shown = lastShown(numbers.map((value) => (typeof value === 'number' ? String(value) : null)));
  const code = `<c:formatCode>${escaped(firstFormat(workbook, area))}</c:formatCode>`;
  return `<c:val><c:numRef><c:f>${reference(workbook, area)}</c:f><c:numCache>${code}${shown}</c:numCache></c:numRef></c:val>`;
}

/** @param isLine whether it is a line, which is straight and has no markers */
function seriesPart(workbook: Workbook, chart: string, { id, name }: ChartFacts['series'][number], at: number, isLine: boolean): string {
  const [categories, values] = (['categories', 'values'] as const).map((part) => seriesArea(workbook, chart, id, part));
  return (
    `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:v>${escaped(name)}</c:v></c:tx>` +
    (isLine ? '<c:marker><c:symbol val="none"/></c:marker>' : '') +
    (categories ? categoriesPart(workbook, categories) : '') +
    (values ? valuesPart(workbook, values) : '') +
    `${isLine ? '<c:smooth val="0"/>' : ''}</c:ser>`
  );
}

/** The number format of the axis of values: its own, or that of the cells, which files have too. */
function axisFormat(workbook: Workbook, chart: string, { numberFormat, series: [first] }: ChartFacts, isShares: boolean): string {
  const cells = first && seriesArea(workbook, chart, first.id, 'values');
  const linked = isShares || !cells ? '0%' : firstFormat(workbook, cells);
  return `<c:numFmt formatCode="${escaped(numberFormat ?? linked)}" sourceLinked="${numberFormat === undefined ? 1 : 0}"/>`;
}

export function chartPart(workbook: Workbook, { id, facts }: Anchor): string {
  const { type, title, categoryTitle, valueTitle, series } = facts as ChartFacts;
  const [element, grouping, direction] = ELEMENTS[type] ?? (['barChart', 'clustered', 'col'] as const);
  const hasAxes = element !== 'pieChart';
  const format = axisFormat(workbook, id, facts as ChartFacts, grouping === 'percentStacked');
  // Bars lie on their side.
  const [below, beside] = direction === 'bar' ? ['l', 'b'] : ['b', 'l'];
  const axis = (name: string, own: number, other: number, place: string, words: ChartTitle, numbers: string): string =>
    `<c:${name}><c:axId val="${own}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${place}"/>${numbers && GRID_LINES}${titlePart(words)}${numbers}${TICKS}<c:crossAx val="${other}"/></c:${name}>`;
  return document(
    `<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING}" xmlns:r="${RELATIONSHIPS}"><c:roundedCorners val="0"/><c:chart>${titlePart(title)}` +
      `<c:autoTitleDeleted val="${title.visible ? 0 : 1}"/><c:plotArea><c:layout/><c:${element}>` +
      (direction ? `<c:barDir val="${direction}"/>` : '') +
      (grouping ? `<c:grouping val="${grouping}"/>` : '') +
      `<c:varyColors val="${hasAxes ? 0 : 1}"/>` +
      series.map((one, at) => seriesPart(workbook, id, one, at, element === 'lineChart')).join('') +
      (grouping === 'stacked' || grouping === 'percentStacked' ? '<c:overlap val="100"/>' : '') +
      (hasAxes ? '<c:axId val="1"/><c:axId val="2"/>' : '') +
      `</c:${element}>` +
      (hasAxes ? axis('catAx', 1, 2, below ?? 'b', categoryTitle, '') + axis('valAx', 2, 1, beside ?? 'l', valueTitle, format) : '') +
      `</c:plotArea>${series.length > 1 || !hasAxes ? '<c:legend><c:legendPos val="b"/></c:legend>' : ''}` +
      '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>',
  );
}

/** The charts of a sheet where they stand; their relationships are `rId1` and so on. */
export function drawingPart(charts: readonly Anchor[]): string {
  const corner = (name: string, row: number, column: number): string =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  const placed = charts.map(
    ({ span: { row, column, rows, columns }, facts }, at) =>
      `<xdr:twoCellAnchor>${corner('from', row, column)}${corner('to', row + (rows ?? 1), column + (columns ?? 1))}` +
      `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${at + 2}" name="${escaped(String(facts.name))}"/><xdr:cNvGraphicFramePr/>` +
      '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
      `<a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" r:id="rId${at + 1}"/></a:graphicData></a:graphic>` +
      '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>',
  );
  return document(`<xdr:wsDr xmlns:xdr="${PLACES}" xmlns:a="${DRAWING}" xmlns:r="${RELATIONSHIPS}">${placed.join('')}</xdr:wsDr>`);
}
