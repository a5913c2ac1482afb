import { READY_KINDS } from '../../../shared/dashboard/blueprint';
import { ownPlans } from '../../../shared/dashboard/ready/own-plans';
import { READY_SHEETS } from '../../../shared/dashboard/ready/ready-sheets';
import type { Report } from '../../../shared/report/definition/definition';
import type { SheetInfo } from '../../../shared/sheet-writer';
import { type PanelBench, panelBench } from './panel-bench';

// Excel may give the sheets of a workbook other IDs when it is opened again, and then one that another sheet had. What is kept has those of before.

const ALERTS: Report['alerts'] = {
  rules: [{ id: 'a', table: 'report', column: 'active', test: 'below', limit: 72_000, days: 'all', workDaysOnly: false }],
  names: 'list',
  weekdaysOff: '0000011',
};

/** A report with a ready sheet, a snapshot and, where its columns allow that, a list of alerts; and a sheet of a person's own. */
function file(kind: (typeof READY_KINDS)[number]): { readonly bench: PanelBench; readonly id: string } {
  const bench = panelBench();
  const { defaults, make } = READY_SHEETS[kind];
  const { report, blueprint } = make({ ...defaults, range: { kind: 'words', words: 'last 7 days' } });
  const hasActive = report.columns.some(({ key }) => key === 'active');
  const { id } = bench.call('makeReady', {
    report: { ...report, destination: { sheet: 'Hours', cell: 'A1' }, ...(hasActive ? { alerts: ALERTS } : {}) },
    blueprint,
    own: ownPlans(blueprint.needs),
  });
  bench.sheets.addSheet('Budget', 'visible', { rows: 5, columns: 5 });
  bench.call('refresh', { id });
  bench.answer('takeSnapshot', { id });
  return { bench, id };
}

const idsOf = ({ sheets }: PanelBench): readonly string[] => (sheets.sheets() as readonly SheetInfo[]).map(({ id }) => id);

/** Has everything that is kept say other IDs of sheets than they have. */
function reopen(bench: PanelBench, before: (ids: readonly string[]) => readonly string[]): void {
  const ids = idsOf(bench);
  const earlier = new Map(ids.map((id, index) => [id, before(ids)[index]]));
  const { entries } = bench.documents;
  for (const [key, text] of entries)
    if (text.startsWith('{'))
      entries.set(
        key,
        JSON.stringify(JSON.parse(text), (name, value) => (name === 'sheet' && earlier.has(value) ? earlier.get(value) : value)),
      );
}

const OTHERS = (ids: readonly string[]): readonly string[] => ids.map((id) => `earlier-${id}`);
const EXCHANGED = (ids: readonly string[]): readonly string[] => [...ids.slice(1), ...ids.slice(0, 1)];

describe.each([
  ['other IDs', OTHERS],
  ['the IDs of one another', EXCHANGED],
])('in a file whose sheets had %s before', (_, before) => {
  it.each(READY_KINDS)('the panel says and shows the same: %s', (kind) => {
    const { bench, id } = file(kind);
    const seen = () => [
      bench.call('open', {}).reports.map(({ place, ready }) => [place, ready]),
      bench.call('fileContents', {}),
      ...([{ id }, { id, isReady: true }] as const).map((request) => [bench.answer('show', request).ok, bench.desk.shown]),
      [bench.answer('showAlerts', { id }).ok, bench.desk.shown],
    ];
    const there = seen();
    reopen(bench, before);
    expect(seen()).toEqual(there);
  });

  it('a report that is deleted with its sheets takes these along, and no others', () => {
    const { bench, id } = file('timesheet');
    reopen(bench, before);
    bench.call('deleteReport', { id, withSheets: true, withSnapshots: true });
    expect(bench.sheets.names()).toEqual(['Budget', 'People', 'Days off']);
  });
});
