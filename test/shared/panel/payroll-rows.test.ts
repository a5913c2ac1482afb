import { BUSY_FOR_NOW } from '#words/panel-answers';
import { readyLacks } from '#words/ready';
import { ownPlans } from '../../../shared/dashboard/ready/own-plans';
import { TIMESHEET } from '../dashboard/ready-bench';
import { report } from '../report/report-bench';
import { type PanelBench, panelBench } from './panel-bench';

let bench: PanelBench;
let id: string;
beforeEach(() => {
  bench = panelBench();
  id = bench.call('makeReady', { report: report({ id: '' }), blueprint: TIMESHEET, own: ownPlans([]) }).id;
  bench.call('refresh', { id });
});

describe('The rows of a ready sheet, for a file,', () => {
  it('are those of a workbook that calculates only by hand once it has calculated', () => {
    const first = { row: 7, column: 2 };
    const worked = (value: number): unknown => bench.sheets.type('Timesheet', first.row, first.column, { formula: '', value });
    worked(1);
    const styler = { ...bench.sheets.styles.styler, calculate: () => void worked(2) };
    expect(bench.call('readyRows', { id }, { styler }).rows[0]).toMatchObject({ worked: 2 });
  });

  it('come with the period, where both of its days stand on top', () => {
    expect(bench.call('readyRows', { id }).days).toBeUndefined();
    const to = { key: 'to', label: 'To', holds: { kind: 'fact', fact: 'to' } } as const;
    const blueprint = { ...TIMESHEET, title: 'Whole', top: [to, ...TIMESHEET.top] };
    const elsewhere = report({ id: '', name: 'Other', destination: { sheet: 'Other', cell: 'A1' } });
    const other = bench.call('makeReady', { report: elsewhere, blueprint, own: ownPlans([]) }).id;
    bench.call('refresh', { id: other });
    expect(bench.call('readyRows', { id: other }).days).toBe('2026-03-12 to 2026-03-18');
  });

  it('are not given while the report is being refreshed', () => {
    const key = `activtrak.run.${id}`;
    bench.call('refresh', { id }, { budget: { spent: () => 'time' } });
    const run = JSON.parse(bench.documents.entries.get(key) ?? '{}');
    bench.documents.entries.set(key, JSON.stringify({ ...run, by: { id: 'omar', name: 'Omar' }, leaseUntil: bench.clock.now() + 60_000 }));
    expect(bench.refusal('readyRows', { id })).toBe(BUSY_FOR_NOW);
  });

  it('are not given where the report lacks a column that they count', () => {
    bench.call('saveReport', { report: report({ id, columns: ['date', 'user', 'userId', 'total'].map((key) => ({ key })) }) });
    expect(bench.refusal('readyRows', { id })).toBe(readyLacks('Timesheet', 'Active'));
  });
});
