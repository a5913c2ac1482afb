/** @jest-environment node */
import '../refresh/small-memory';

import { unpackedTimes } from '../../../../shared/report/alerts/found-words';
import { loadAlerts } from '../../../../shared/report/alerts/kept-alerts';
import { runSync } from '../../../../shared/task';
import { largeReport, STAGING } from '../refresh/large-log';
import type { ReportBench } from '../report-bench';

const alerts = {
  rules: [{ id: 'a', table: 'report', column: 'duration', test: 'below', limit: 60, days: 'yesterday', workDaysOnly: false }],
  names: 'list',
  weekdaysOff: '0000011',
} as const;

const codesIn = ({ documents }: ReportBench): readonly string[] =>
  [...unpackedTimes(runSync(loadAlerts(documents, 'r1'))?.found ?? '').keys()].sort();

it.each(['replace', 'append', 'merge'] as const)(
  'a report to %s that is filled on a sheet of its own has the alerts of any other',
  (disposition) => {
    const [own, other] = [largeReport(120, { disposition, alerts }), largeReport(120, { disposition, alerts })];
    other.sheets.type('Hours', 0, 0, {});
    const counts = [own, other].map((bench) => bench.refresh().alerts);
    expect(own.sheets.calls).toContain('sort');
    expect(other.sheets.calls).not.toContain('sort');
    expect(counts).toEqual([4, 4]);
    expect(codesIn(own)).toEqual(codesIn(other));
    expect(own.sheets.names()).not.toContain(STAGING);
  },
);
