import { ownPlans } from '../../../shared/dashboard/ready/own-plans';
import { READY_SHEETS } from '../../../shared/dashboard/ready/ready-sheets';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { DAYS } from '../report/report-bench';
import { type PanelBench, panelBench } from './panel-bench';

let bench: PanelBench;
let id: string;
let sheet: string;
const { defaults, make } = READY_SHEETS.attendance;
const { report, blueprint } = make({ ...defaults, range: { kind: 'words', words: 'last 7 days' } });

beforeEach(() => {
  bench = panelBench();
  id = bench.call('makeReady', { report, blueprint, own: ownPlans(blueprint.needs) }).id;
  sheet = report.destination.sheet;
  refresh();
});

const warnings = () => refresh()?.checks.filter(({ verdict }) => verdict === 'warning');
const refresh = () => bench.call('refresh', { id }).record;
/** How many formulas each row of the report has beside it, first to last. */
const formulas = () => {
  const seen = bench.sheets.seen(sheet);
  const header = seen.findIndex((row) => blueprint.columns.slice(0, 3).every(({ label }) => row.includes(label)));
  return seen.slice(header + 1).map((row) => row.filter((cell) => String(cell).startsWith('=')).length);
};

describe('Columns of a ready sheet beside its report', () => {
  it('go down with its rows, and up again', () => {
    expect(formulas()).toEqual(new Array(21).fill(blueprint.columns.length));
    for (const people of [5, 2, 4]) {
      bench.serve(fakeOrganisation(people, DAYS), { dialect: 'current' });
      expect(warnings()).toEqual([]);
      expect(formulas()).toEqual(new Array(people * DAYS.length).fill(blueprint.columns.length));
    }
  });

  it('are not drawn again where a person changed or deleted some of them', () => {
    expect(bench.sheets.seen(sheet)[0]?.[0]).toBe(blueprint.title);
    const width = bench.sheets.seen(sheet)[0]?.length ?? 0;
    bench.sheets.type(sheet, 0, 0, { value: 'Ours' });
    bench.sheets.deleteColumns(sheet, width - 1, 1);
    bench.serve(fakeOrganisation(5, DAYS), { dialect: 'current' });
    refresh();
    expect(bench.sheets.seen(sheet)[0]?.[0]).toBe('Ours');
    expect(formulas()).toEqual(new Array(35).fill(blueprint.columns.length - 1));
  });

  it('are found again where rows and columns were put in, with the period on top', () => {
    bench.sheets.insertRows(sheet, 0, 3);
    bench.clock.advance(86_400_000);
    bench.serve(fakeOrganisation(3, [...DAYS, '2026-03-19']), { dialect: 'current' });
    expect(warnings()).toEqual([]);
    const values = bench.sheets.seen(sheet).find((row) => row.includes('UTC'));
    expect(values?.[1]).toBe(46_100);
  });

  it('are drawn anew in a copy, at the same height', () => {
    const copy = bench.call('duplicateReport', { id }).reports.find((one) => one.report.id !== id);
    bench.call('refresh', { id: copy?.report.id ?? '' });
    expect(bench.call('open', {}).reports.map(({ ready }) => ready?.place)).toEqual([`${sheet}!A1`, `${sheet} 2!A1`]);
  });

  it('come back where they are made again', () => {
    bench.sheets.type(sheet, 0, 0, { value: '' });
    const report_ = bench.call('open', {}).reports[0]?.report ?? report;
    bench.call('makeReady', { report: report_, blueprint, own: ownPlans(blueprint.needs) });
    expect(warnings()).toEqual([]);
    expect(bench.sheets.seen(sheet)[0]?.[0]).toBe(blueprint.title);
    expect(formulas()).toEqual(new Array(21).fill(blueprint.columns.length));
  });
});
