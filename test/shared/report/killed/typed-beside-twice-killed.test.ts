import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { type ReportBench, report, reportBench } from '../report-bench';
import { longAfter } from './killed-cases';
import { leftByKills } from './left-states';

const MINE = 'typed by hand';
const COLUMNS = [{ key: 'date' }, { key: 'userId' }, { key: 'active' }];
const rowsOf = ({ sheets }: ReportBench) => sheets.seen('Hours').slice(1);
const records = (bench: ReportBench) => rowsOf(bench).filter((row) => row.slice(0, 3).every((cell) => cell !== '' && cell !== undefined));
const besideMine = (bench: ReportBench) => rowsOf(bench).flatMap((row) => (row.includes(MINE) ? [row.slice(0, 3)] : []));

/** What people leave beside a row: a text goes along with its record, a formula of its own cannot. */
const LEFT = { text: { value: MINE }, formula: { value: MINE, formula: '=1+1' } } as const;

describe.each(['replace', 'append', 'merge'] as const)('a first refresh to %s that was killed twice', (disposition) => {
  it.each(Object.keys(LEFT) as (keyof typeof LEFT)[])('keeps the %s that was put beside a row in between with its record', (what) => {
    const bench = reportBench();
    bench.save(report({ disposition, columns: COLUMNS }));
    bench.serve(fakeOrganisation(1, ['2026-03-16', '2026-03-17', '2026-03-18']));
    let looked = 0;
    for (const once of leftByKills(bench).left) {
      once.restore();
      longAfter(bench);
      if (bench.sheets.names().every((name) => name !== 'Hours') || records(bench).length < 2) continue;
      bench.sheets.type('Hours', 2, 3, LEFT[what]);
      const wanted = besideMine(bench);
      for (const twice of leftByKills(bench).left) {
        twice.restore();
        longAfter(bench);
        const { outcome, message } = bench.refresh();
        expect([once.dies, twice.dies, message, besideMine(bench)]).toEqual([once.dies, twice.dies, message, wanted]);
        expect([once.dies, twice.dies, message, outcome]).not.toContain('failed');
        looked += 1;
      }
    }
    expect(looked).toBeGreaterThan(0);
  });
});
