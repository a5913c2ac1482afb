import type { Report } from '../../shared/report/definition/definition';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { activity } from '../shared/report/report-bench';
import { type AddOnBench, connected, DAYS } from './add-on-bench';
import { sharedBench } from './shared-bench';

let bench: AddOnBench;
sharedBench(
  (made) => {
    bench = made;
  },
  { begins: 'empty' },
);

const LOG = Array.from({ length: 9 }, (_, index) => activity(index + 1, '2026-11-22'));
const STREAMS: readonly (readonly [string, Partial<Report>])[] = [
  ['hours', { unit: 'days', columns: [{ key: 'date' }, { key: 'user' }, { key: 'active' }] }],
  [
    'the log',
    {
      stream: 'activity-log',
      range: { kind: 'words', words: 'last 3 days' },
      columns: [{ key: 'logId' }, { key: 'titleBar' }, { key: 'duration' }],
    },
  ],
];
/** Header and status line land at the end, at the beginning and in the middle. */
const SORTS = [
  { column: 1, ascending: true },
  { column: 2, ascending: false },
  { column: 3, ascending: false },
] as const;

type Rows = readonly string[];

/** What stands in the sheet, a text a row, without the time of the status line. */
const seen = (): Rows => bench.seen('Hours').map((row) => JSON.stringify(row).replace(/Refreshed [^"]*/g, 'Refreshed'));
const sorted = (rows: Rows): Rows => [...rows].sort();

describe.each(STREAMS)('a whole sheet with %s, sorted by a person', (_, change) => {
  describe.each(['replace', 'append', 'merge'] as const)('to %s', (disposition) => {
    it.each([true, false])('is put right by the next refresh, with a status line: %s', (statusLine) => {
      const top = statusLine ? 2 : 1;
      for (const sort of SORTS) {
        bench.reset();
        bench.serve(fakeOrganisation(3, DAYS, LOG));
        connected(bench);
        const id = bench.save({ ...change, disposition, statusLine });
        bench.refresh(id);
        const before = seen();
        bench.inSheet((sheet) => {
          sheet.setFrozenRows(0);
          sheet.getDataRange().sort(sort);
        });
        const { outcome, message } = bench.refresh(id);
        expect([sort, outcome, message]).toEqual([sort, expect.not.stringMatching('failed'), message]);
        expect([sort, seen().slice(0, top)]).toEqual([sort, before.slice(0, top)]);
        expect(sorted(seen())).toEqual(sorted(before));
        if (disposition === 'replace') expect(seen()).toEqual(before);
        expect(bench.refresh(id).outcome).toBe('nothing-new');
      }
    });
  });
});
