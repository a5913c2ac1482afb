import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, report } from '../report-bench';
import { type KilledCase, longAfter, prepared, recordsIn } from './killed-cases';
import { leftByKills } from './left-states';

const COLUMNS: Report['columns'] = [{ key: 'date' }, { key: 'userId' }, { key: 'active' }];
const NOBODY = fakeOrganisation(3, []);

const cases: readonly KilledCase[] = [
  { title: 'a first refresh', report: report({ columns: COLUMNS, statusLine: true }), before: undefined, after: fakeOrganisation(2, DAYS) },
  {
    title: 'more rows',
    report: report({ columns: COLUMNS }),
    before: fakeOrganisation(2, DAYS.slice(0, 4)),
    after: fakeOrganisation(3, DAYS),
  },
  { title: 'fewer rows', report: report({ columns: COLUMNS }), before: fakeOrganisation(3, DAYS), after: fakeOrganisation(2, DAYS) },
];

it.each(cases.map((one) => [one.title, one] as const))('an answer without rows behind a kill forgets nothing of it: %s', (_, wanted) => {
  const bench = prepared(wanted);
  const { left } = leftByKills(bench);
  const end = recordsIn(bench);
  for (const { dies, restore } of left) {
    restore();
    longAfter(bench);
    // Another definition, so that it reads once more.
    bench.save({ ...wanted.report, columns: [...COLUMNS, { key: 'passive' }] });
    bench.serve(NOBODY);
    expect([dies, bench.refresh().outcome]).toEqual([dies, 'nothing-new']);
    bench.serve(wanted.after);
    const { outcome, message } = bench.refresh();
    expect([dies, outcome, message]).toEqual([dies, expect.not.stringMatching('failed'), message]);
    expect([dies, recordsIn(bench)]).toEqual([dies, end]);
  }
});
