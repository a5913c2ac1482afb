import { isoDay, serialOfIso } from '../../../../shared/model/serial';
import { alertRule } from '../../../doubles/alert-rule';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { hourly, ownerBench } from './owner-bench';

const TODAY = serialOfIso('2026-03-18') as number;

it('what a day adds to very many findings is told, and nothing in between', () => {
  const bench = ownerBench();
  const rule = alertRule({ test: 'above', limit: 0, days: 'last-7-days' });
  bench.save(hourly({ version: 5, alerts: { rules: [rule], names: 'nowhere', weekdaysOff: '0000011' } }));
  const told: string[][] = [];
  for (let day = 0; day < 3; day += 1) {
    const days = Array.from({ length: 7 }, (_, back) => isoDay(TODAY + day - 6 + back));
    bench.serve(fakeOrganisation(220, days));
    const before = bench.told().length;
    for (let run = 0; run < 4; run += 1) {
      bench.clock.advance(6 * 3_600_000);
      bench.run();
    }
    const events = bench.told().map(({ event }) => event);
    told.push(events.slice(before));
  }
  expect(told).toEqual([['alerts'], ['alerts'], ['alerts']]);
});
