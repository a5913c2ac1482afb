import { makeLogSheet } from '../../../../shared/report/run/log-sheet';
import { runSync } from '../../../../shared/task';
import { type ReportBench, report, reportBench } from '../report-bench';

/** A document with many reports, of which one has rows. */
function fullDocument(): ReportBench {
  const bench = reportBench();
  for (let number = 1; number <= 20; number += 1)
    bench.save(report({ id: `r${number}`, name: `Hours ${number}`, destination: { sheet: `Hours ${number}`, cell: 'A1' } }));
  runSync(makeLogSheet(bench.sheets, [], bench.clock, 'UTC'));
  bench.refresh();
  return bench;
}

/** What a refresh asks of the document's store, in its order. */
function asked({ ports, refresh }: ReportBench): readonly string[] {
  const calls: string[] = [];
  const { documents } = ports;
  const heard =
    <Args extends readonly [key: string, ...rest: string[]], T>(name: string, work: (...args: Args) => T) =>
    (...args: Args): T => {
      calls.push(`${name} ${args[0].replace('activtrak.', '')}`);
      return work(...args);
    };
  const store = {
    get: heard('get', documents.get),
    set: heard('set', documents.set),
    remove: heard('remove', documents.remove),
    all: heard('all', documents.all),
  };
  refresh(undefined, { ...ports, documents: store });
  return calls;
}

it('a refresh of one report among many reads what is kept of it once, and again where somebody may have changed it meanwhile', () => {
  expect(asked(fullDocument())).toEqual([
    'get report.r1',
    'get state.r1',
    'all run.',
    // From here on nobody else begins one.
    'get run.r1',
    'get state.r1',
    'get request.r1',
    'set run.r1',
    'get cancel.r1',
    // It is still this call's own.
    'get run.r1',
    'set run.r1',
    'set state.r1',
    'get ready.r1',
    'get chart.r1',
    'get health.r1',
    'set health.r1',
    'get history',
    'set history',
    'remove cancel.r1',
    'remove run.r1',
  ]);
});

it('a refresh lists the sheets once, where its rows are looked for', () => {
  const { sheets, refresh } = fullDocument();
  sheets.calls.length = 0;
  refresh();
  expect(sheets.calls.filter((call) => call === 'sheets')).toHaveLength(1);
});
