import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { expectSame } from '../../../doubles/same-as';
import { DAYS, type ReportBench, report } from '../report-bench';
import { type KilledCase, longAfter, prepared, recordsIn } from './killed-cases';
import { refreshKnown } from './known-ends';
import { leftByKills } from './left-states';

const DISPOSITIONS = ['replace', 'append', 'merge'] as const;

const COLUMNS: Report['columns'] = [{ key: 'date' }, { key: 'userId' }, { key: 'user' }, { key: 'active' }];

/** Refreshes that are killed: a first one, one that brings more rows, and one that brings fewer. */
const cases = (disposition: Report['disposition']): readonly KilledCase[] => [
  {
    title: 'a first refresh',
    report: report({ disposition, columns: COLUMNS }),
    before: undefined,
    after: fakeOrganisation(2, DAYS),
  },
  {
    title: 'more rows',
    report: report({ disposition, columns: COLUMNS, statusLine: true }),
    before: fakeOrganisation(2, DAYS.slice(0, 4)),
    after: fakeOrganisation(3, [...DAYS, '2026-03-19']),
    daysLater: 1,
  },
  {
    title: 'fewer rows',
    report: report({ disposition, columns: COLUMNS }),
    before: fakeOrganisation(3, DAYS),
    after: fakeOrganisation(2, DAYS.slice(3)),
  },
];

const MINE = 'typed by hand';

/** What people do between the kill and the next refresh; `undefined` where there is nothing to do it to. */
const EDITS: Readonly<Record<string, (bench: ReportBench, used: number) => void>> = {
  'types below the rows': ({ sheets }, used) => sheets.type('Hours', used, 1, { value: MINE }),
  'types two rows below the rows': ({ sheets }, used) => sheets.type('Hours', used + 2, 0, { value: MINE }),
  'types beside half a row below': ({ sheets }, used) => sheets.type('Hours', used, 3, { value: MINE }),
  'types a formula below the rows': ({ sheets }, used) => sheets.type('Hours', used, 3, { value: MINE, formula: '=1+1' }),
  'types below and deletes a row': ({ sheets }, used) => {
    sheets.type('Hours', used + 2, 0, { value: MINE });
    if (used > 4) sheets.deleteRows('Hours', 3, 1);
  },
  'types below and inserts a row': ({ sheets }, used) => {
    sheets.type('Hours', used + 2, 0, { value: MINE });
    if (used > 4) sheets.insertRows('Hours', 3, 1);
  },
  'types below and deletes a column': ({ sheets }, used) => {
    sheets.type('Hours', used + 2, 0, { value: MINE });
    sheets.deleteColumns('Hours', 3, 1);
  },
  'types below and deletes the last row': ({ sheets }, used) => {
    sheets.type('Hours', used + 2, 0, { value: MINE });
    if (used > 4) sheets.deleteRows('Hours', used - 1, 1);
  },
  'types below and inserts a row before the last': ({ sheets }, used) => {
    sheets.type('Hours', used + 2, 0, { value: MINE });
    if (used > 4) sheets.insertRows('Hours', used - 1, 1);
  },
};

const cells = ({ sheets }: ReportBench): readonly unknown[] => sheets.whole().cells.filter((cell) => cell.includes(MINE));

describe.each(DISPOSITIONS)('a refresh to %s that was killed anywhere, before somebody', (disposition) => {
  const killed = cases(disposition).map((wanted) => {
    const bench = prepared(wanted);
    const { left } = leftByKills(bench);
    return [wanted.title, { bench, left, end: recordsIn(bench), refresh: refreshKnown(bench) }] as const;
  });
  describe.each(Object.keys(EDITS))('%s', (edit) => {
    it.each(killed)('leaves that, and each record once: %s', (_, { bench, left, end, refresh }) => {
      for (const { dies, restore } of left) {
        restore();
        longAfter(bench);
        if (!bench.sheets.names().includes('Hours')) continue;
        EDITS[edit]?.(bench, bench.sheets.seen('Hours').length);
        const [typed, before] = [cells(bench).length, bench.sheets.seen('Hours')];
        const { outcome, message } = refresh();
        const at = [dies, message];
        expectSame(at, cells(bench).length, typed);
        const found = recordsIn(bench);
        expectSame(at, new Set(found).size, found.length);
        if (outcome === 'failed') {
          // The status line may say so.
          expectSame(at, bench.sheets.seen('Hours').slice(1), before.slice(1));
          expect([dies, message]).toEqual([dies, expect.stringMatching(/isn't empty|deleted/)]);
        } else if (disposition === 'replace') expectSame(at, found, end);
        else expect([dies, end]).toEqual([dies, expect.arrayContaining([...found])]);
      }
    });
  });
});
