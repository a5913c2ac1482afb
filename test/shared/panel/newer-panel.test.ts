import { damaged, newerVersion, THIS_REPORT } from '#words/unusable';
import type { Blueprint } from '../../../shared/dashboard/blueprint';
import type { PanelCall, PanelCalls } from '../../../shared/panel/calls';
import { HOURS_CHART } from '../dashboard/hours-chart';
import { alerting } from '../report/alerts/list-bench';
import { report } from '../report/report-bench';
import { panelBench, WEEKLY } from './panel-bench';

/** A report with an alert, on the schedule of the bench's person. */
const kept = report({ version: 5, alerts: alerting('list').alerts, schedule: WEEKLY });
const { alerts } = kept;

/** What a later version's panel may choose in each closed set. */
const NEWER: readonly (readonly [string, object])[] = [
  ['a stream', { stream: 'screenshots' }],
  ['a range', { range: { kind: 'rolling', days: 7 } }],
  ['people', { privacy: { people: 'initials', smallestGroup: 5 } }],
  ['a unit', { unit: 'minutes' }],
  ['a disposition', { disposition: 'upsert' }],
  ['names in alerts', { alerts: { ...alerts, names: 'everywhere' } }],
];

/** A call as an older version than the panel's answers it: the document stays as it was. */
function refusal<Name extends PanelCall>(name: Name, request: (id: string) => unknown): string {
  const bench = panelBench();
  const id = bench.saveNew({ ...kept, id: '' });
  bench.call('refresh', { id });
  // Hers by now, so that what others change of it is looked at closely.
  bench.documents.entries.set(
    `activtrak.report.${id}`,
    (bench.documents.entries.get(`activtrak.report.${id}`) ?? '').replace('"ownerId":"', '"ownerId":"another-'),
  );
  const before = [...bench.documents.entries];
  const words = bench.refusal(name, request(id) as PanelCalls[Name]['in']);
  expect([...bench.documents.entries]).toEqual(before);
  return words;
}

describe('what only a newer panel knows is refused in words', () => {
  it.each(NEWER)('with %s in a report', (_, change) => {
    const given = (id: string) => ({ report: { ...kept, id, ...change } });
    expect(refusal('saveReport', given)).toBe(newerVersion(THIS_REPORT));
    expect(refusal('preview', given)).toBe(newerVersion(THIS_REPORT));
    const seen = (id: string) => ({ ...given(id), seen: { ...kept, id, name: 'Before' } });
    expect(refusal('saveReport', seen)).toBe(newerVersion(THIS_REPORT));
  });

  it('as is what no version’s panel sends', () => {
    expect(refusal('saveReport', (id) => ({ report: { ...kept, id, alerts: 'all' }, seen: kept }))).toBe(damaged(THIS_REPORT));
  });

  it('in a chart, which is not kept', () => {
    expect(refusal('addChart', (id) => ({ id, chart: { ...HOURS_CHART, kind: 'radar' } }))).toBe(newerVersion(`“${HOURS_CHART.title}”`));
  });

  it('in a ready sheet', () => {
    const blueprint = { version: 2, title: 'Roster' } as unknown as Blueprint;
    expect(refusal('makeReady', (id) => ({ report: { ...kept, id }, blueprint, own: {} }))).toBe(newerVersion('“Roster”'));
  });

  it('in the ready sheet of a file, none of whose reports is then kept', () => {
    const json = panelBench()
      .call('exportReports', {})
      .json.replace(/"reports": ?\[\]/, `"reports":${JSON.stringify([report({ destination: { sheet: 'Roster', cell: 'A1' } })])}`);
    const ready = { 0: { blueprint: { version: 2, title: 'Roster' } as unknown as Blueprint, own: {} } };
    expect(refusal('importReports', () => ({ json, ready }))).toBe(newerVersion('“Roster”'));
  });

  it('where it asks for the names of a stream', () => {
    expect(refusal('names', () => ({ stream: 'screenshots' }))).toBe(newerVersion(THIS_REPORT));
  });

  it.each(['formulaDays', 'insertFormula'] as const)('in a formula (%s)', (name) => {
    expect(refusal(name, () => ({ name: 'ACTIVTRAK_ROSTER', args: ['today'] }))).toBe(newerVersion('“ACTIVTRAK_ROSTER”'));
  });
});
