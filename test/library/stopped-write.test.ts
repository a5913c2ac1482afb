import type { SheetInfo } from '../../shared/sheet-writer';
import { runSync } from '../../shared/task';
import { tableOf } from '../../sheets-addon/library/table';
import { writeOnto } from '../../sheets-addon/library/write-table';
import { type MemorySheets, memorySheets } from '../doubles/memory-sheets';
import { Killed, mortalHost } from '../doubles/mortal-host';
import { expectSame } from '../doubles/same-as';

type Rows = readonly { readonly logId: number; readonly user: string; readonly active: number }[];
type Mode = 'replace' | 'append' | 'merge';

const rows = (first: number, last: number, word = 'Ann'): Rows =>
  Array.from({ length: last - first + 1 }, (_, index) => ({ logId: first + index, user: `${word} ${first + index}`, active: 60 }));

const BEFORE = rows(1, 5);
const AFTER: Readonly<Record<Mode, Rows>> = {
  replace: rows(3, 14, 'Bob'),
  append: rows(6, 14),
  merge: rows(3, 14, 'Bob'),
};

function sheetWith(
  first: Rows,
  mode: Mode,
): { readonly sheets: MemorySheets; readonly write: (rows: Rows, host?: MemorySheets) => number } {
  const sheets = memorySheets('at once');
  const info = sheets.addSheet('Log', 'visible', { rows: 100, columns: 26 }) as SheetInfo;
  const write = (list: Rows, host = sheets): number => runSync(writeOnto(host, info, tableOf([...list], {}), { mode })).rows;
  if (first.length > 0) write(first);
  return { sheets, write };
}

const seen = (sheets: MemorySheets): unknown => sheets.seen('Log').map((row) => row.slice(0, 2));

/** Jest's own way to look for what is thrown writes out where it comes from, which takes longer than all the rest. */
function killed(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch (failure) {
    if (failure instanceof Killed) return true;
    throw failure;
  }
}

/** The steps after which the table counts as written: a caller that is stopped there has to tell by the key, as merging does. */
const LAST_STEPS = 1;

describe.each(['replace', 'append', 'merge'] as const)('%s, stopped at any step and run again', (mode) => {
  test.each([
    ['the first time', []],
    ['over fewer rows', BEFORE],
    ['over more rows', rows(1, 20)],
  ] as const)('%s', (_, before) => {
    const clean = sheetWith(before, mode);
    const host = mortalHost(Number.POSITIVE_INFINITY);
    clean.write(AFTER[mode], host.wrap(clean.sheets));
    const steps = host.calls();
    expect(steps).toBeGreaterThan(8);
    const end = seen(clean.sheets);
    for (const effects of [false, true]) {
      const last = mode === 'append' ? steps - LAST_STEPS - (effects ? 1 : 0) : steps;
      for (let at = 1; at <= last; at += 1) {
        const again = sheetWith(before, mode);
        const isStopped = killed(() => again.write(AFTER[mode], mortalHost(at, effects).wrap(again.sheets)));
        again.write(AFTER[mode]);
        expectSame([at, effects], [isStopped, seen(again.sheets)], [true, end]);
      }
    }
  });
});

test.each(['append', 'merge'] as const)('what a stopped %s wrote stands beside no other row that lacks its columns', (mode) => {
  const stopped = [1, 2, 3].map((id) => ({ id, early: `early ${id}`, both: `both ${id}` }));
  const others = [7, 8].map((id) => ({ id, both: `both ${id}`, late: `late ${id}` }));
  const options = { mode, key: 'id' };
  for (let at = 1; ; at += 1) {
    const sheets = memorySheets('at once');
    const info = sheets.addSheet('Log', 'visible', { rows: 20, columns: 9 }) as SheetInfo;
    if (!killed(() => runSync(writeOnto(mortalHost(at).wrap(sheets), info, tableOf(stopped, {}), options)))) return;
    runSync(writeOnto(sheets, info, tableOf(others, {}), options));
    const rows = sheets.seen('Log').filter((row) => row.includes(7) || row.includes(8));
    expectSame(at, [rows.length, rows.some((row) => String(row).includes('early'))], [2, false]);
  }
});
