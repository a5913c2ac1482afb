import { workbookCharts } from '../../excel-addin/host/workbook/charts';
import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import { workbookStyler } from '../../excel-addin/host/workbook/styler';
import { areaOfSpan, contains } from '../../playground/spreadsheet/anchors';
import type { SheetFacts, SpreadsheetBackend } from '../../playground/spreadsheet/backend';
import { type ColorRule, colorRules } from '../../playground/spreadsheet/color-rules';
import { READY_KINDS, type ReadyKind } from '../../shared/dashboard/blueprint';
import { READY_SHEETS } from '../../shared/dashboard/ready/ready-sheets';
import type { KeyValueStore } from '../../shared/ports';
import type { RefreshPorts } from '../../shared/report/run/job';
import { spreadsheetCharts } from '../../sheets-addon/host/spreadsheet/charts';
import { spreadsheetWriter } from '../../sheets-addon/host/spreadsheet/sheets';
import { spreadsheetStyler } from '../../sheets-addon/host/spreadsheet/styler';
import { propertyStore } from '../../sheets-addon/host/storage/store';
import { installGoogle } from '../contract/google';
import { type FakeOrganisation, fakeOrganisation } from '../doubles/fake-organisation';
import { activity, DAYS } from '../shared/report/report-bench';
import { makeAllReady } from './all-ready';
import { refreshBench } from './refresh-bench';
import { workbookBench } from './workbook-bench';

interface Host extends Required<Pick<RefreshPorts, 'documents' | 'charts' | 'styler'>> {
  readonly backend: SpreadsheetBackend;
  readonly sheets: RefreshPorts['sheets'];
  readonly settled: () => Promise<void>;
}

/** Names that formulas, criteria and drop-downs could take for something else, and namesakes. */
const NAMES = ['Ada Byron', '=1+1', 'Jan Jansen', 'Jan Jansen', 'a*?~b'];

function organisation(people: number, days: readonly string[]): FakeOrganisation {
  const log = Array.from({ length: 12 }, (_, at) =>
    activity(at + 1, '2026-03-17', { executable: `app${at % 3}.exe`, ...(at % 4 === 0 ? { url: 'https://example.com/a' } : {}) }),
  );
  const made = fakeOrganisation(people, days, log);
  return { ...made, people: made.people.map((person, at) => ({ ...person, name: NAMES[at] ?? person.name })) };
}

/** Makes all ten in one document, refreshed with more people and days, and gives all that can be seen of it, sheet by sheet. */
async function shown(host: Host): Promise<ReadonlyMap<string, unknown>> {
  const { backend, documents, sheets, charts, styler } = host;
  const bench = refreshBench(sheets, documents, undefined, { charts, styler });
  await makeAllReady(documents, bench, [organisation(2, DAYS.slice(3, 5)), organisation(3, DAYS.slice(3, 6))]);
  await host.settled();
  const seen = new Map<string, unknown>();
  const ids = await sheets.sheets();
  for (const { key, name } of backend.sheets()) seen.set(name, await sheetOf(host, key, ids.find((one) => one.name === name)?.id ?? ''));
  return seen;
}

/** @param id what the product calls the sheet */
async function sheetOf({ backend, charts }: Host, sheet: string, id: string): Promise<object> {
  const { rows, columns } = backend.used(sheet);
  if (rows === 0) return {};
  const { formulas, ...cells } = backend.read({ sheet, row: 0, column: 0, rows, columns }, [
    'values',
    'displayed',
    'formulas',
    'formats',
    'weights',
  ]);
  const offers = backend.anchors('drop-down').filter((anchor) => anchor.sheet === sheet);
  return {
    ...cells,
    formulas: formulas?.map((row) => row.map(openEnds)),
    frozen: backend.frozenRows(sheet),
    rules: rulesThatDiffer(colorRules(backend, sheet), backend.sheet(sheet) as SheetFacts).map(({ look, spans }) => ({
      look: JSON.parse(openEnds(JSON.stringify(look))),
      spans,
    })),
    offers: offers.map(({ span, facts }) => ({ span, facts })),
    charts: (await charts.charts(id)).map(({ look, ranges }) => ({ look, ranges: ranges?.map(({ sheet: _, ...area }) => area) })),
  };
}

/**
 * In Excel pasted cells have rules of their own. One that says the same of them as another one that they have makes no difference, as long as nothing in it
 * follows from which cells it has: each scale between its own lowest and highest number is another.
 */
const rulesThatDiffer = (rules: readonly ColorRule[], sheet: SheetFacts): readonly ColorRule[] =>
  rules.filter((rule, at) => {
    const look = JSON.stringify(rule.look);
    const isOwn = /"(?:least|most|percent|percentile)"/.test(look);
    const areas = (of: ColorRule) => of.spans.map((span) => areaOfSpan(span, sheet));
    const isSaid = (other: ColorRule): boolean =>
      JSON.stringify(other.look) === look && areas(rule).every((own) => areas(other).some((area) => contains(area, own)));
    return isOwn || !rules.slice(at + 1).some(isSaid);
  });

/** Google's references may have an open end, and Excel's end with the last row that any sheet has. Quotes are Univer's to drop where a name needs none. */
const openEnds = (formula: string): string => formula.replace(/\$1048576\b/g, '').replace(/'(\w+)'!/g, '$1!');

let google: ReadonlyMap<string, unknown>;
let excel: ReadonlyMap<string, unknown>;

beforeAll(async () => {
  const [script, book] = [await installGoogle(), await workbookBench()];
  try {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const writer = spreadsheetWriter(spreadsheet);
    google = await shown({
      backend: script.bench.backend.spreadsheet,
      documents: propertyStore(PropertiesService.getDocumentProperties()) as KeyValueStore,
      sheets: writer,
      charts: spreadsheetCharts(spreadsheet),
      styler: spreadsheetStyler(spreadsheet, writer),
      settled: () => script.bench.playground.settled(),
    });
    excel = await shown({
      backend: book.workbook.backend,
      documents: workbookStore(),
      sheets: workbookSheets(),
      charts: workbookCharts(),
      styler: workbookStyler(),
      settled: book.calculates(),
    });
  } finally {
    script.dispose();
    book.dispose();
  }
}, 180_000);

const named = (kind: ReadyKind): readonly string[] => {
  const { name } = READY_SHEETS[kind];
  return [...google.keys()].filter((sheet) => sheet === name || sheet === `${name} data`);
};

it('Both hosts have the same sheets', () => {
  expect([...excel.keys()]).toEqual([...google.keys()]);
});

it.each(READY_KINDS)('%s is the same in both hosts, cell for cell', (kind) => {
  const sheets = named(kind);
  expect(sheets.length).toBeGreaterThan(0);
  for (const sheet of sheets) expect({ [sheet]: excel.get(sheet) }).toEqual({ [sheet]: google.get(sheet) });
  expect(JSON.stringify(google.get(sheets.at(-1) ?? ''))).not.toMatch(/#(?:REF|NAME|VALUE|N\/A|DIV)/);
});

it.each(['People', 'Days off'])('%s is the same in both hosts', (sheet) => {
  expect(google.get(sheet)).toBeDefined();
  expect(excel.get(sheet)).toEqual(google.get(sheet));
});

it.each(['heat-map', 'office-remote'] as const)('The days of %s are read as days, and there are no more than the period has', (kind) => {
  const { displayed } = google.get(READY_SHEETS[kind].name) as { readonly displayed: readonly (readonly string[])[] };
  const header = displayed.find((row) => row.includes('Team')) ?? [];
  expect(header.filter((label) => /^(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) \d+$/.test(label))).toEqual(
    'Thu 12,Fri 13,Sat 14,Sun 15,Mon 16,Tue 17,Wed 18'.split(','),
  );
});
