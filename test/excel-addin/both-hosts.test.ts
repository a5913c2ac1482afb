import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import type { CellsRead, SpreadsheetBackend } from '../../playground/spreadsheet/backend';
import type { Report } from '../../shared/report/definition/definition';
import { spreadsheetWriter } from '../../sheets-addon/host/spreadsheet/sheets';
import { propertyStore } from '../../sheets-addon/host/storage/store';
import { type Google, installGoogle } from '../contract/google';
import { type FakeOrganisation, fakeOrganisation } from '../doubles/fake-organisation';
import { HOSTILE_NAMES } from '../doubles/hostile-names';
import { activity, DAYS, report } from '../shared/report/report-bench';
import { type RefreshBench, refreshBench } from './refresh-bench';
import { type WorkbookBench, workbookBench } from './workbook-bench';

function organisation(people: number, days: readonly string[], activities: number): FakeOrganisation {
  const log = Array.from({ length: activities }, (_, index) =>
    activity(index + 1, index % 5 === 4 ? '2026-03-17' : '2026-03-18', { title: HOSTILE_NAMES[index % HOSTILE_NAMES.length] ?? '' }),
  );
  const made = fakeOrganisation(people, days, log);
  return { ...made, people: made.people.map((person, index) => ({ ...person, name: HOSTILE_NAMES[index % HOSTILE_NAMES.length] ?? '' })) };
}

const BEFORE = organisation(3, DAYS.slice(0, 5), 7);
const GROWN = organisation(12, DAYS, 40);
const SHRUNK = organisation(2, DAYS.slice(3), 3);

const COLUMNS: Readonly<Record<Report['stream'], Report['columns']>> = {
  'user-hours': [
    { key: 'date' },
    { key: 'user', label: '=Who' },
    { key: 'userId' },
    { key: 'groups' },
    { key: 'firstActivity' },
    { key: 'active' },
  ],
  'computer-hours': [{ key: 'date' }, { key: 'computer' }, { key: 'users' }, { key: 'productiveActive' }, { key: 'total' }],
  'activity-log': [{ key: 'logId' }, { key: 'time' }, { key: 'user' }, { key: 'titleBar' }, { key: 'duration' }],
};

interface Case {
  readonly title: string;
  readonly report: Report;
  /** How often each call may ask its budget. */
  readonly asks?: number;
}

const LOG_RANGE = { kind: 'words', words: 'last 3 days' } as const;

const CASES: readonly Case[] = (['user-hours', 'computer-hours', 'activity-log'] as const).flatMap((stream) => {
  const base = { stream, columns: COLUMNS[stream], ...(stream === 'activity-log' ? { range: LOG_RANGE } : {}) };
  const ofStream = (title: string, change: Partial<Report>, asks?: number): Case => ({
    title: `${stream}: ${title}`,
    report: report({ ...base, ...change }),
    ...(asks === undefined ? {} : { asks }),
  });
  return [
    ...(['replace', 'append', 'merge'] as const).map((disposition) => ofStream(disposition, { disposition, statusLine: true })),
    ...(['seconds', 'hours', 'days'] as const).map((unit) =>
      ofStream(`in ${unit}`, { unit, destination: { sheet: "Ann's hours", cell: 'C5' } }),
    ),
    ofStream('under pseudonyms', { privacy: { people: 'pseudonyms', smallestGroup: 5 }, disposition: 'merge' }),
    ...(stream === 'activity-log'
      ? []
      : [
          ofStream('summed up', {
            privacy: { people: 'summary', smallestGroup: 2 },
            columns: [{ key: 'date' }, { key: 'groups' }, { key: 'active' }],
          }),
        ]),
    ofStream('in many calls', { disposition: 'replace' }, 2),
  ];
});

/** All that can be seen of the cells of a document. */
function shown(backend: SpreadsheetBackend): readonly { readonly name: string; readonly cells: CellsRead }[] {
  return backend.sheets().map(({ key, name }) => {
    const { rows, columns } = backend.used(key);
    if (rows === 0) return { name, cells: {} };
    return { name, cells: backend.read({ sheet: key, row: 0, column: 0, rows, columns }, ['values', 'formulas', 'formats', 'weights']) };
  });
}

/** A column of the user's own beside the rows: a formula for each. */
function besideRows(backend: SpreadsheetBackend, { destination, statusLine }: Report, width: number): void {
  const key = backend.sheets().find(({ name }) => name === destination.sheet)?.key as string;
  const { rows, columns } = backend.used(key);
  const header = (destination.cell === 'C5' ? 4 : 0) + (statusLine ? 1 : 0);
  const column = (destination.cell === 'C5' ? 2 : 0) + width;
  if (columns <= column) backend.insertColumns(key, backend.sheet(key)?.columns ?? 0, 1);
  const line = (row: number) => ({ sheet: key, row, column, rows: 1, columns: 1 });
  backend.write(line(header), { contents: [['Mine']] });
  for (let row = header + 1; row < rows; row += 1)
    backend.write(line(row), { contents: [[{ formula: `=${'ABCDEFGHIJ'[column - 1]}${row + 1}*2` }]], formats: [['0.0']] });
}

let google: Google;
let excel: WorkbookBench;

beforeEach(async () => {
  google = await installGoogle();
  excel = await workbookBench();
});
afterEach(() => {
  google.dispose();
  excel.dispose();
});

it.each(CASES)('$title: gives the same cells and formats in Sheets and in Excel', async ({ report: definition, asks }) => {
  const documents = propertyStore(PropertiesService.getDocumentProperties());
  const hosts: readonly { readonly backend: SpreadsheetBackend; readonly bench: RefreshBench }[] = [
    { backend: google.bench.backend.spreadsheet, bench: refreshBench(spreadsheetWriter(SpreadsheetApp.getActiveSpreadsheet()), documents) },
    { backend: excel.workbook.backend, bench: refreshBench(workbookSheets(), workbookStore()) },
  ];
  const seen = [];
  for (const { backend, bench } of hosts) {
    const states: unknown[] = [];
    const step = async (next: FakeOrganisation): Promise<void> => {
      bench.serve(next, { largestPage: 4 });
      bench.clock.advance(60_000);
      const record = await bench.refresh('r1', asks);
      expect([record.outcome, record.message]).toEqual([expect.stringMatching(/done|nothing-new/), record.message]);
      states.push([record.outcome, record.message, record.rows, record.checks], shown(backend));
    };
    await bench.save(definition);
    await step(BEFORE);
    besideRows(backend, definition, definition.columns.length + (definition.privacy.people === 'summary' ? 1 : 0));
    for (const next of [GROWN, GROWN, SHRUNK]) await step(next);
    seen.push(states);
  }
  const [inSheets = [], inExcel = []] = seen;
  expect(JSON.stringify(inSheets)).toContain('Mine');
  expect(inExcel).toEqual(inSheets);
});
