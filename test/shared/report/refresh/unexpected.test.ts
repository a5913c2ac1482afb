import { loadHistory } from '../../../../shared/report/kept/history';
import type { RefreshPorts } from '../../../../shared/report/run/job';
import { makeLogSheet } from '../../../../shared/report/run/log-sheet';
import { runSync, wait } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, report, reportBench } from '../report-bench';

const LOG = 'ActivTrak log';

/** A document with a log sheet, whose host throws in the midst of a refresh. */
function broken(cause: unknown) {
  const bench = reportBench();
  bench.save(report({ statusLine: true }));
  bench.refresh();
  runSync(makeLogSheet(bench.sheets, runSync(loadHistory(bench.documents)), bench.clock, 'UTC'));
  bench.clock.advance(60_000);
  bench.serve(fakeOrganisation(5, DAYS));
  const hours = runSync(wait(bench.sheets.sheets())).find(({ name }) => name === 'Hours')?.id;
  const ports: RefreshPorts = {
    ...bench.within(600_000),
    sheets: {
      ...bench.sheets,
      write(area, rows) {
        if (area.sheet === hours && area.columns > 1) throw cause;
        return bench.sheets.write(area, rows);
      },
    },
  };
  return { bench, ports };
}

const codeOf = (words: string): string => / the code ([A-Z2-9]{6}) /.exec(words)?.[1] ?? 'none';

it('what nobody expected of a refresh has one id: for the person, in the history, in the log sheet and with its cause', () => {
  const { bench, ports } = broken(new TypeError('x is not a function'));
  const { outcome, message } = bench.refresh(undefined, ports);
  expect(outcome).toBe('failed');
  const id = codeOf(message);
  expect(bench.diagnostics.troubles.map(({ id: told, where, cause }) => [told, where, cause.split('\n')[0]])).toEqual([
    [id, 'a refresh', 'TypeError: … is not a function'],
  ]);
  const [last] = runSync(loadHistory(bench.documents));
  expect(codeOf(last?.message ?? '')).toBe(id);
  expect(bench.sheets.seen(LOG)[1]).toEqual(expect.arrayContaining([expect.stringContaining(id)]));
});

it('what the API or a person brought about is told to nobody', () => {
  const { bench } = broken(new Error('not reached'));
  bench.secrets.entries.delete('activtrak.connection');
  expect(() => bench.refresh()).toThrow(expect.objectContaining({ code: 'not-connected' }));
  expect(bench.diagnostics.troubles).toEqual([]);
});

it('diagnostics that throw change nothing', () => {
  const { bench, ports } = broken(new TypeError('x is not a function'));
  const diagnostics = {
    tell() {
      throw new Error('no console');
    },
  };
  const { outcome, message } = bench.refresh(undefined, { ...ports, diagnostics });
  expect([outcome, codeOf(message).length]).toEqual(['failed', 6]);
  expect(bench.sheets.seen('Hours').length).toBeGreaterThan(20);
});
