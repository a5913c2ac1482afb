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

it('puts what is typed at the side of sorted rows back with its own format, and none becomes plain text', () => {
  bench.serve(fakeOrganisation(3, DAYS));
  connected(bench);
  const id = bench.save({ columns: [{ key: 'date' }, { key: 'user' }, { key: 'active' }] });
  bench.refresh(id);
  const looks = () =>
    bench.inSheet((sheet) => {
      const range = sheet.getRange(1, 2, 22, 3);
      const formats = range.getNumberFormats();
      return range.getValues().flatMap(([user, , note], at) => (note === '' ? [] : [[user, note, formats[at]?.[2]]]));
    });
  bench.inSheet((sheet) => {
    sheet.getRange('D1').setValue('Note');
    sheet.getRange('D2').setValue('x');
    sheet.getRange('D4').setValue('z');
    sheet.getRange('D21').setNumberFormat('@').setValue('007');
    sheet.getRange('D22').setNumberFormat('0.00').setValue(7);
  });
  const before = looks();
  for (const sort of [SORTS[1], SORTS[0], SORTS[2]]) {
    bench.inSheet((sheet) => {
      sheet.setFrozenRows(0);
      sheet.getDataRange().sort(sort);
    });
    expect(bench.refresh(id).outcome).not.toBe('failed');
    expect(looks()).toEqual(before);
  }
});
