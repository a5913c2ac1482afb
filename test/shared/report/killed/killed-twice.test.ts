import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { triedStates } from '../../../doubles/tried-states';
import { DAYS, report, reportBench } from '../report-bench';
import { killedTwice } from './left-states';

const COLUMNS: Report['columns'] = [{ key: 'date' }, { key: 'userId' }, { key: 'active' }];
const OTHERS: Report['columns'] = [{ key: 'date', label: 'Day' }, { key: 'passive' }, { key: 'userId' }, { key: 'active' }];

const tried = triedStates('A first write killed twice', 1, 93);

it('a first write that was killed twice, with other columns afterwards, is in its own way nowhere', () => {
  const bench = reportBench();
  bench.serve(fakeOrganisation(2, DAYS.slice(-2)));
  bench.save(report({ columns: COLUMNS }));
  const states = killedTwice(bench, (dies) => {
    bench.save(report({ columns: OTHERS }));
    const { outcome, message } = bench.refresh();
    const at = [...dies, message];
    expect([...at, outcome]).toEqual([...at, expect.not.stringMatching('failed')]);
    expect([...at, bench.sheets.seen('Hours').length]).toEqual([...at, 5]);
  });
  tried.add(states);
});
