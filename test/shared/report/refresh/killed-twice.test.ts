import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, report, reportBench } from '../report-bench';
import { longAfter, momentsOf, untilEnd } from './killed-cases';

const COLUMNS: Report['columns'] = [{ key: 'date' }, { key: 'userId' }, { key: 'active' }];
const OTHERS: Report['columns'] = [{ key: 'date', label: 'Day' }, { key: 'passive' }, { key: 'userId' }, { key: 'active' }];

describe('a first write that was killed twice, with other columns afterwards', () => {
  const changes = untilEnd(begun(), undefined, Number.POSITIVE_INFINITY, false);

  function begun() {
    const bench = reportBench();
    bench.serve(fakeOrganisation(2, DAYS.slice(-2)));
    bench.save(report({ columns: COLUMNS }));
    return bench;
  }

  it('is in its own way nowhere', () => {
    momentsOf(changes).forEach(([dies, effects], moment) => {
      for (const [again] of momentsOf(changes).filter((_, at) => (at + moment) % 3 === 0)) {
        const bench = begun();
        untilEnd(bench, undefined, dies, effects);
        longAfter(bench);
        untilEnd(bench, undefined, again, true);
        longAfter(bench);
        bench.save(report({ columns: OTHERS }));
        const { outcome, message } = bench.refresh();
        expect([dies, effects, again, message, outcome]).toEqual([dies, effects, again, message, expect.not.stringMatching('failed')]);
        expect([dies, effects, again, bench.sheets.seen('Hours').length]).toEqual([dies, effects, again, 5]);
      }
    });
  });
});
