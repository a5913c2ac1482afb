import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { triedStates } from '../../../doubles/tried-states';
import { DAYS, report, reportBench } from '../report-bench';
import { longAfter } from './killed-cases';
import { leftByKills } from './left-states';

const COLUMNS: Report['columns'] = [{ key: 'date' }, { key: 'userId' }, { key: 'active' }];
const OTHERS: Report['columns'] = [{ key: 'date', label: 'Day' }, { key: 'passive' }, { key: 'userId' }, { key: 'active' }];

const tried = triedStates('A first write killed twice', 1, 93);

it('a first write that was killed twice, with other columns afterwards, is in its own way nowhere', () => {
  const bench = reportBench();
  bench.serve(fakeOrganisation(2, DAYS.slice(-2)));
  bench.save(report({ columns: COLUMNS }));
  const states = new Set<string>();
  for (const once of leftByKills(bench).left) {
    once.restore();
    longAfter(bench);
    for (const twice of leftByKills(bench).left) {
      if (states.has(twice.text)) continue;
      states.add(twice.text);
      twice.restore();
      longAfter(bench);
      bench.save(report({ columns: OTHERS }));
      const { outcome, message } = bench.refresh();
      const at = [once.dies, twice.dies, message];
      expect([...at, outcome]).toEqual([...at, expect.not.stringMatching('failed')]);
      expect([...at, bench.sheets.seen('Hours').length]).toEqual([...at, 5]);
    }
  }
  tried.add(states.size);
});
