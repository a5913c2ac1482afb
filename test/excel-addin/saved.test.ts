import { strFromU8, unzipSync } from 'fflate';
import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import { saveWorkbook } from '../../playground/excel/save/save';
import { FAKE_KEY } from '../doubles/fake-api';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { httpAnswer } from '../doubles/scripted-transport';
import { activity, DAYS, report } from '../shared/report/report-bench';
import { refreshBench } from './refresh-bench';
import { type WorkbookBench, workbookBench } from './workbook-bench';

let excel: WorkbookBench;

beforeEach(async () => {
  excel = await workbookBench();
});
afterEach(() => excel.dispose());

/** The parts of the saved file by name. */
const parts = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(saveWorkbook(excel.workbook))).map(([name, bytes]) => [name, strFromU8(bytes)]));

const decoded = (text: string): string => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

it('has the definitions in it, and the key nowhere: after refreshes that went well, that failed, that were ended', async () => {
  const bench = refreshBench(workbookSheets(), workbookStore());
  await bench.save(report({ statusLine: true }));
  await bench.save(
    report({
      id: 'r2',
      name: 'Log',
      stream: 'activity-log',
      columns: [{ key: 'logId' }, { key: 'titleBar' }],
      destination: { sheet: 'Log', cell: 'A1' },
    }),
  );
  const organisation = fakeOrganisation(
    3,
    DAYS,
    Array.from({ length: 12 }, (_, index) => activity(index + 1, '2026-03-18')),
  );
  bench.serve(organisation, { largestPage: 4 });
  await bench.refresh('r1');
  await bench.refresh('r2', 2);
  bench.serve(organisation, { fault: () => httpAnswer(500, `the key ${FAKE_KEY} is known here`) });
  expect(await bench.refresh('r1')).toMatchObject({ outcome: 'failed' });
  bench.serve(organisation, { key: 'another' });
  expect(await bench.refresh('r2')).toMatchObject({ outcome: 'failed' });

  const saved = parts();
  const everything = decoded(Object.values(saved).join('\n'));
  expect(everything).toContain('Person 1');
  expect(everything).not.toContain(FAKE_KEY);
  // The hunt finds what is there: a definition is, and so is a key that somebody puts there by mistake.
  const settings = decoded(saved['xl/webextensions/webextension1.xml'] ?? '');
  expect(settings).toContain('activtrak.report.r1');
  expect(settings).toContain('user-hours');
  await workbookStore().set('mistake', FAKE_KEY);
  expect(decoded(parts()['xl/webextensions/webextension1.xml'] ?? '')).toContain(FAKE_KEY);
});

it('is a file that other programs read: sheets, names, tables, formats, settings', async () => {
  const bench = refreshBench(workbookSheets(), workbookStore());
  await bench.save(report({ unit: 'days' }));
  bench.serve(fakeOrganisation(2, DAYS.slice(0, 2)));
  await bench.refresh();
  const sheet = excel.sheetKey('Hours');
  excel.person.makeTable({ sheet, row: 0, column: 0, rows: 5, columns: 4 }, 'Hours');
  excel.person.type(excel.first, 0, 0, '=1+1');
  excel.person.type(excel.first, 1, 0, '\'<a & "b">\u0001');
  excel.person.merge({ sheet: excel.first, row: 5, column: 0, rows: 2, columns: 2 });
  await workbookSheets().addSheet('Staging', 'hidden', { rows: 1, columns: 1 });

  const saved = parts();
  expect(Object.keys(saved).sort()).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/tables/table1.xml',
    'xl/theme/theme1.xml',
    'xl/webextensions/_rels/taskpanes.xml.rels',
    'xl/webextensions/taskpanes.xml',
    'xl/webextensions/webextension1.xml',
    'xl/workbook.xml',
    'xl/worksheets/_rels/sheet2.xml.rels',
    'xl/worksheets/sheet1.xml',
    'xl/worksheets/sheet2.xml',
    'xl/worksheets/sheet3.xml',
  ]);
  // Every part that is named is there, and the other way round.
  const named = [...(saved['[Content_Types].xml'] ?? '').matchAll(/PartName="\/([^"]+)"/g)].map(([, part]) => part);
  expect(named.every((part) => part !== undefined && part in saved)).toBe(true);
  expect(saved['xl/workbook.xml']).toContain('<sheet name="Staging" sheetId="3" state="veryHidden" r:id="rId3"/>');
  expect(saved['xl/workbook.xml']).toContain('<definedName name="_ActivTrak.r1.header" hidden="1">Hours!$1:$1</definedName>');
  expect(saved['xl/tables/table1.xml']).toContain('ref="A1:D5"');
  expect(saved['xl/styles.xml']).toContain('formatCode="[h]:mm:ss"');
  expect(saved['xl/worksheets/sheet1.xml']).toContain('<f>1+1</f>');
  expect(saved['xl/worksheets/sheet1.xml']).toContain('&#60;a &#38; &#34;b&#34;&#62;_x0001_');
  expect(saved['xl/worksheets/sheet1.xml']).toContain('<mergeCell ref="A6:B7"/>');
  // XML without anything that opens and does not close.
  for (const [part, text] of Object.entries(saved)) expect([part, openTags(text)]).toEqual([part, []]);
});

it('keeps what formulas showed, with all that they fill', async () => {
  const formulas = ['=SEQUENCE(3,2)', '="<" & 1', '=1/0', '=1=1', '=ROUND(2.4,0)'];
  for (const [index, formula] of formulas.entries()) excel.person.type(excel.first, index * 4, 1, formula);
  for (let turn = 0; turn < 200 && excel.value({ row: 16, column: 1 }) !== 2; turn += 1) await new Promise((done) => setTimeout(done, 10));
  const sheet = decoded(parts()['xl/worksheets/sheet1.xml'] ?? '').replace(/ s="\d+"/g, '');
  for (const cell of [
    '<c r="B1"><f t="array" ref="B1:C3">_xlfn.SEQUENCE(3,2)</f><v>1</v></c><c r="C1"><v>2</v></c>',
    '<c r="C3"><v>6</v></c>',
    '<c r="B5" t="str"><f>"<" & 1</f><v><1</v></c>',
    '<c r="B9" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    '<c r="B13" t="b"><f>1=1</f><v>1</v></c>',
    '<c r="B17"><f>ROUND(2.4,0)</f><v>2</v></c>',
  ])
    expect(sheet).toContain(cell);
});

it('has functions that came after Excel 2007 under the names that files have for them, in formulas alone', async () => {
  const formulas = [
    ['=ISOWEEKNUM(A1)&MaxIfs(A:A,A:A,1)', '_xlfn.ISOWEEKNUM(A1)&_xlfn.MAXIFS(A:A,A:A,1)'],
    ['=SUM(FILTER(A:A,A:A>1))+MAX(SORT(A:A))', 'SUM(_xlfn._xlws.FILTER(A:A,A:A>1))+MAX(_xlfn._xlws.SORT(A:A))'],
    ['="IFS(1,2) ""IFS("&NETWORKDAYS.INTL(1,2)', '"IFS(1,2) ""IFS("&NETWORKDAYS.INTL(1,2)'],
    ["=SUM('It''s IFS('!A1,MY.IFS(1))", "SUM('It''s IFS('!A1,MY.IFS(1))"],
  ];
  await workbookSheets().addSheet("It's IFS(", 'visible', { rows: 5, columns: 5 });
  for (const [index, [formula = '']] of formulas.entries()) excel.person.type(excel.first, index, 3, formula);
  const sheet = decoded(parts()['xl/worksheets/sheet1.xml'] ?? '');
  expect([...sheet.matchAll(/<f>(.*?)<\/f>/g)].map(([, formula]) => formula)).toEqual(formulas.map(([, formula]) => formula));
});

it('keeps a text that looks like a character of a file as what it is', () => {
  excel.person.type(excel.first, 0, 0, "'_x0041_ _X0041_ _x41_");
  expect(parts()['xl/worksheets/sheet1.xml']).toContain('>_x005F_x0041_ _X0041_ _x41_<');
});

/** The tags that are open at the end of an XML text. */
function openTags(text: string): readonly string[] {
  const open: string[] = [];
  for (const [tag, closing, name = ''] of text.matchAll(/<(\/?)([A-Za-z:]+)[^>]*>/g)) {
    if (closing === '/') expect(open.pop()).toBe(name);
    else if (!tag.endsWith('/>')) open.push(name);
  }
  return open;
}
