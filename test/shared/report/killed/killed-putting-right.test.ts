import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { isChange, mortalHost } from '../../../doubles/mortal-host';
import { report, reportBench } from '../report-bench';

it.each(
  [0, 1, 3].flatMap((by) =>
    [true, false].flatMap((descending) =>
      [true, false].flatMap((statusLine) => [true, false].map((marksGo) => [by, descending, statusLine, marksGo] as const)),
    ),
  ),
)(
  'killed at any change while it puts a sorted sheet right, a refresh has each row once: %i, %s, status line: %s, marks go along: %s',
  (by, descending, statusLine, marksGo) => {
    for (let diesAt = 1, lived = false; !lived; diesAt += 1) {
      const bench = reportBench();
      bench.sheets.type('Hours', 0, 0, { value: '' });
      bench.serve(fakeOrganisation(2, ['2026-03-17', '2026-03-18']));
      bench.save(report({ statusLine }));
      bench.refresh();
      const whole = [...bench.sheets.seen('Hours')].slice(statusLine ? 1 : 0);
      bench.sheets.sortSheet('Hours', by, { descending, marksGo });
      const host = mortalHost(diesAt, false, isChange);
      const ports = bench.within(600_000);
      try {
        bench.step(undefined, { ...ports, sheets: host.wrap(ports.sheets), documents: host.wrap(ports.documents) });
        lived = true;
      } catch {
        bench.clock.advance(1_800_000);
      }
      const { outcome } = bench.refresh();
      const seen = bench.sheets.seen('Hours');
      expect([diesAt, outcome === 'failed', seen.slice(statusLine ? 1 : 0)]).toEqual([diesAt, false, whole]);
      if (statusLine) expect(seen[0]).toEqual([expect.stringMatching(/^Refreshed /), '', '', '']);
    }
  },
);
