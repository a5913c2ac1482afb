import { strFromU8, unzipSync } from 'fflate';
import { workbookCharts } from '../../excel-addin/host/workbook/charts';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import { workbookStyler } from '../../excel-addin/host/workbook/styler';
import { saveWorkbook } from '../../playground/excel/save/save';
import { type WorkbookBench, workbookBench } from './workbook-bench';
import { allOf, type Element, xmlTree } from './xml-tree';

/** The children of a worksheet that Excel knows, in the only order that it takes (ECMA-376, part 1, 18.3.1.99, CT_Worksheet). */
const WORKSHEET = (
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState ' +
  'dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup ' +
  'headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing tableParts extLst'
).split(' ');
/** The same of a style sheet (18.8.39) and of a workbook (18.2.27). */
const STYLES = 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst'.split(' ');
const WORKBOOK =
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames'.split(' ');

const HOSTILE = `It's <1> & "2"`;

let excel: WorkbookBench;
let parts: Readonly<Record<string, Element>>;
let sheet: Element;

beforeAll(async () => {
  excel = await workbookBench();
  const [sheets, styler] = [workbookSheets(), workbookStyler()];
  const { id } = await sheets.addSheet(HOSTILE, 'visible', { rows: 30, columns: 6 });
  const area = (row: number, column: number, rows: number) => ({ sheet: id, row, column, rows, columns: 1 });
  await sheets.write({ ...area(4, 0, 2), columns: 2 }, [
    ['Who', 'Hours'],
    ['<Ann>', 2],
  ]);
  await sheets.freeze(id, 5);
  await sheets.widen(id, [{ column: 1, characters: 20 }]);
  const quiet = { fill: '#f1f3f4', text: '#5f6368' };
  await styler.color([
    { area: area(5, 1, 10), rule: { kind: 'formula', formula: '=AND($B6<3,$A6<>"<&>")', ...quiet } },
    { area: area(5, 2, 10), rule: { kind: 'formula', formula: '=C6="M"', ...quiet } },
    { area: area(5, 3, 10), rule: { kind: 'formula', formula: '=DAYS(D6,1)>0', fill: '#fce8e6' } },
    { area: area(5, 1, 10), rule: { kind: 'scale', low: '#ffffff', middle: '#b7e1cd', high: '#0b8043' } },
    { area: area(5, 4, 10), rule: { kind: 'scale', low: '#ffffff', high: '#57bb8a' } },
  ]);
  await styler.offer(area(5, 3, 10), ['Vacation', '<Sick> & "ill"']);
  await styler.setUpPrint(id, { isLandscape: true, repeated: { row: 4, rows: 1 } });
  const look = { kind: 'bar', title: '', categoryTitle: '', valueTitle: '', numberFormat: '' } as const;
  await workbookCharts().draw('x', { look, ranges: [area(4, 0, 2), area(4, 1, 2)], corner: { row: 0, column: 5 } });
  excel.person.merge({ sheet: excel.sheetKey(HOSTILE), row: 20, column: 0, rows: 2, columns: 2 });
  parts = Object.fromEntries(
    Object.entries(unzipSync(saveWorkbook(excel.workbook))).map(([name, bytes]) => [name, xmlTree(strFromU8(bytes))]),
  );
  sheet = parts['xl/worksheets/sheet2.xml'] as Element;
});
afterAll(() => excel.dispose());

const names = ({ children }: Element): readonly string[] => children.map(({ name }) => name);
const attributes = (name: string, of = sheet): readonly unknown[] => allOf(of, name).map((element) => element.attributes);

it('A saved sheet has its elements in the order in which Excel takes them', () => {
  for (const [part, order] of [
    ['xl/worksheets/sheet1.xml', WORKSHEET],
    ['xl/worksheets/sheet2.xml', WORKSHEET],
    ['xl/styles.xml', STYLES],
    ['xl/workbook.xml', WORKBOOK],
  ] as const) {
    const found = names(parts[part] as Element);
    expect([part, found]).toEqual([part, [...found].sort((one, other) => order.indexOf(one) - order.indexOf(other))]);
    expect(found.filter((name) => !order.includes(name))).toEqual([]);
  }
  expect(new Set(names(sheet))).toEqual(
    new Set(
      'sheetPr sheetViews sheetFormatPr cols sheetData mergeCells conditionalFormatting dataValidations pageSetup drawing'.split(' '),
    ),
  );
});

it('It has its conditional formats, the first first, with what each changes', () => {
  const rules = allOf(sheet, 'conditionalFormatting').map(({ attributes: { sqref }, children: [rule] }) => ({
    sqref,
    ...rule?.attributes,
    says: rule && [
      ...allOf(rule, 'formula').map(({ text }) => text),
      ...allOf(rule, 'cfvo').map((point) => Object.values(point.attributes).join()),
    ],
    colors: rule && allOf(rule, 'color').map((color) => color.attributes.rgb),
  }));
  expect(rules).toEqual([
    { sqref: 'B6:B15', type: 'expression', dxfId: '0', priority: '1', says: ['AND($B6<3,$A6<>"<&>")'], colors: [] },
    { sqref: 'C6:C15', type: 'expression', dxfId: '0', priority: '2', says: ['C6="M"'], colors: [] },
    { sqref: 'D6:D15', type: 'expression', dxfId: '1', priority: '3', says: ['_xlfn.DAYS(D6,1)>0'], colors: [] },
    {
      sqref: 'B6:B15',
      type: 'colorScale',
      priority: '4',
      says: ['min', 'percentile,50', 'max'],
      colors: ['FFFFFFFF', 'FFB7E1CD', 'FF0B8043'],
    },
    { sqref: 'E6:E15', type: 'colorScale', priority: '5', says: ['min', 'max'], colors: ['FFFFFFFF', 'FF57BB8A'] },
  ]);
  const [differences] = allOf(parts['xl/styles.xml'] as Element, 'dxfs');
  expect(differences?.attributes.count).toBe('2');
  const looks = differences?.children.map((one) => [names(one), attributes('color', one), attributes('bgColor', one)]);
  expect(looks).toEqual([
    [['font', 'fill'], [{ rgb: 'FF5F6368' }], [{ rgb: 'FFF1F3F4' }]],
    [['fill'], [], [{ rgb: 'FFFCE8E6' }]],
  ]);
});

it('It has its lists to choose from, which take other words too', () => {
  expect(attributes('dataValidations')).toEqual([{ count: '1' }]);
  expect(attributes('dataValidation')).toEqual([{ type: 'list', allowBlank: '1', sqref: 'D6:D15' }]);
  expect(allOf(sheet, 'formula1').map(({ text }) => text)).toEqual(['"Vacation,<Sick> & ""ill"""']);
});

it('It is printed as it was set up, and its header stays in sight', () => {
  expect(attributes('pageSetUpPr')).toEqual([{ fitToPage: '1' }]);
  expect(attributes('pageSetup')).toEqual([{ orientation: 'landscape', fitToWidth: '1', fitToHeight: '0' }]);
  expect(attributes('pane')).toEqual([{ ySplit: '5', topLeftCell: 'A6', activePane: 'bottomLeft', state: 'frozen' }]);
  expect(attributes('col')).toEqual([{ min: '2', max: '2', width: expect.stringMatching(/^\d+\.\d\d$/), customWidth: '1' }]);
  const titles = allOf(parts['xl/workbook.xml'] as Element, 'definedName').filter(
    ({ attributes: { name } }) => name === '_xlnm.Print_Titles',
  );
  expect(titles.map(({ text, attributes: { localSheetId } }) => [text, localSheetId])).toEqual([[`'It''s <1> & "2"'!$5:$5`, '1']]);
});

it('A sheet without any of it says nothing of it', () => {
  expect(names(parts['xl/worksheets/sheet1.xml'] as Element)).toEqual(['sheetViews', 'sheetFormatPr', 'sheetData']);
});
