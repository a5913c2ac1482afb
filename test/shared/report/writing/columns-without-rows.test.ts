import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, report, reportBench } from '../report-bench';

it('a column that was chosen while ActivTrak had no rows comes with the next ones', () => {
  const bench = reportBench();
  bench.save(report({ columns: [{ key: 'date' }, { key: 'userId' }] }));
  bench.refresh();
  bench.save(report({ columns: [{ key: 'date' }, { key: 'userId' }, { key: 'active', label: 'Work' }] }));
  bench.serve(fakeOrganisation(3, []));
  bench.refresh();
  bench.serve(fakeOrganisation(3, DAYS));
  bench.refresh();
  expect(bench.sheets.seen('Hours')[0]).toEqual(['Date', 'User ID', 'Work']);
});
