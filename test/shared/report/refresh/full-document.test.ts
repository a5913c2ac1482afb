/** @jest-environment node */
import './small-memory';
import { STORE_FULL } from '#words/google';
import { ActivTrakError } from '../../../../shared/errors';
import type { KeyValueStore } from '../../../../shared/ports';
import type { RefreshPorts } from '../../../../shared/report/run/job';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, type ReportBench, report, reportBench } from '../report-bench';
import { LARGE_LOG } from './large-log';

const logOf = (records: number) =>
  fakeOrganisation(
    3,
    [],
    Array.from({ length: records }, (_, at) => activity(at + 1, '2026-03-18')),
  );

/** A log that is kept, of which more has come since than goes into memory. */
function withNews(): ReportBench {
  const bench = reportBench();
  bench.save(report({ ...LARGE_LOG, disposition: 'merge' }));
  bench.serve(logOf(3));
  expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 3 });
  bench.serve(logOf(60), { largestPage: 4 });
  return bench;
}

const full = () => new ActivTrakError('too-large', STORE_FULL);

/** Whether the log was asked for by its days, as where a cursor is refused. */
const wasAskedByDays = (bench: ReportBench): boolean =>
  bench
    .transport()
    .rounds.flat()
    .some(({ url }) => url.includes('activity') && !url.includes('cursor='));

/** What the document refuses from the first rows on that are put aside. */
const REFUSALS: Readonly<Record<string, (bench: ReportBench, ports: RefreshPorts) => RefreshPorts>> = {
  'to keep how far a reading is': (_, ports) => {
    const set: KeyValueStore['set'] = (key, value) => {
      if (key === 'activtrak.run.r1' && value.includes('"staged":{"sheet":"s')) throw full();
      return ports.documents.set(key, value);
    };
    return { ...ports, documents: { ...ports.documents, set } };
  },
  'a hidden sheet': ({ sheets }, ports) => {
    const addSheet: typeof sheets.addSheet = () => {
      throw full();
    };
    return { ...ports, sheets: { ...sheets, addSheet } };
  },
};

describe.each(Object.keys(REFUSALS))('a document that has no room %s', (what) => {
  it('is told as it is, and not taken for a server that refuses a cursor', () => {
    const bench = withNews();
    const refusing = REFUSALS[what] as (typeof REFUSALS)[string];
    expect(bench.refresh(undefined, refusing(bench, bench.within(600_000)))).toMatchObject({ outcome: 'failed', message: STORE_FULL });
    expect(wasAskedByDays(bench)).toBe(false);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 60 });
    expect(bench.sheets.seen('Hours')).toHaveLength(61);
  });
});
