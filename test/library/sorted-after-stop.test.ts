import type { SheetInfo } from '../../shared/sheet-writer';
import { runSync, wait } from '../../shared/task';
import { tableOf } from '../../sheets-addon/library/table';
import { writeOnto } from '../../sheets-addon/library/write-table';
import type { Kept } from '../doubles/memory-document';
import { type MemorySheets, memorySheets } from '../doubles/memory-sheets';
import { Killed, mortalHost } from '../doubles/mortal-host';
import { expectSame } from '../doubles/same-as';
import { leftBehind } from '../shared/report/killed/left-states';

type Mode = 'append' | 'merge';
type Line = readonly [id: number, word: string];

/** Where a table's columns stand, and what a person has at their side. */
const TOGETHER = { id: 0, user: 1, formula: 2, note: 3 };
const APART = { id: 0, note: 1, user: 2, formula: 3 };
type Places = typeof TOGETHER;

const BEFORE: readonly Line[] = [
  [1, 'A'],
  [2, 'A'],
  [3, 'A'],
];
const NEW: readonly Line[] = [
  [4, 'B'],
  [5, 'B'],
];
const KILLED: Readonly<Record<Mode, readonly Line[]>> = { append: NEW, merge: [[2, 'B'], ...NEW] };
const MORE: Line = [6, 'B'];

const FORMULA = '=R[0]C[-1]';

const SORTS = [
  { by: 'id', descending: true, marksGo: false },
  { by: 'id', descending: false, marksGo: false },
  { by: 'user', descending: true, marksGo: false },
  { by: 'id', descending: true, marksGo: true },
] as const;

function tableWith(mode: Mode, places: Places) {
  const sheets = memorySheets('at once');
  const info = sheets.addSheet('Log', 'visible', { rows: 30, columns: 10 }) as SheetInfo;
  const write = (lines: readonly Line[], host: MemorySheets = sheets): string | undefined => {
    const rows = lines.map(([logId, word]) => ({ logId, user: `${word}${logId}` }));
    try {
      runSync(writeOnto(host, info, tableOf(rows, {}), { mode }));
      return undefined;
    } catch (failure) {
      return failure instanceof Killed ? 'killed' : (failure as { readonly code: string }).code;
    }
  };
  const type = (row: number, column: number, cell: { readonly value?: string; readonly formula?: string }): void =>
    sheets.type('Log', row, column, cell);
  const rows = (): readonly (readonly unknown[])[] => sheets.seen('Log').slice(1);
  write(BEFORE);
  if (places.user === 2) sheets.moveColumn('Log', 1, 2);
  for (const [id] of BEFORE) type(id, places.formula, { formula: FORMULA });
  const note = (): void =>
    rows().forEach((row, at) => {
      if (row[places.id]) type(at + 1, places.note, { value: `n${row[places.id]}` });
    });
  note();
  sheets.freeze(info.id, 1);
  const sort = ({ by, descending, marksGo }: (typeof SORTS)[number]): void => sheets.sortSheet('Log', places[by], { descending, marksGo });
  return { sheets, write, note, sort, rows };
}

/** Rows as a person reads them: by their ids, with all that stands in them. */
const told = (rows: readonly (readonly unknown[])[], { id, user, note }: Places): readonly string[] =>
  rows.map((row) => `${row[id]} ${row[user]} ${row[note] || `n${row[id]}`}`).sort();

const notesIn = (rows: readonly (readonly unknown[])[], { note }: Places): readonly unknown[] =>
  rows
    .map((row) => row[note])
    .filter((text) => text !== '')
    .sort();

const wanted = (mode: Mode, again: readonly Line[]): readonly string[] =>
  [...BEFORE.filter(([id]) => mode === 'append' || !again.some((line) => line[0] === id)), ...again]
    .map(([id, word]) => `${id} ${word}${id} n${id}`)
    .sort();

const isClaimed = ({ sheets }: ReturnType<typeof tableWith>): boolean =>
  sheets.whole().marks.some((mark) => / (begun|dirty|claim) /.test(mark));

/** A table, and what each way to stop the write of a mode leaves of it: every distinct state once. */
function stopped(mode: Mode, places: Places) {
  const table = tableWith(mode, places);
  const { left } = leftBehind(table.sheets, (host) => void table.write(KILLED[mode], host.wrap(table.sheets)));
  return { table, left: left.filter((one) => tellsItself(mode, table, one)) };
}

/** Appending can't know that all was written once its claim is gone. */
function tellsItself(mode: Mode, table: ReturnType<typeof tableWith>, { restore }: Kept): boolean {
  restore();
  return mode === 'merge' || isClaimed(table) || table.rows().length === BEFORE.length;
}

describe.each(['append', 'merge'] as const)('%s, stopped at any step, sorted, and run again', (mode) => {
  describe.each([
    ['columns side by side', TOGETHER],
    ['columns that a person moved apart', APART],
  ] as const)('%s', (_, places) => {
    test.each([
      ['the same rows', KILLED[mode]],
      ['more rows', [...KILLED[mode], MORE]],
      ['more rows in another order', [MORE, ...[...KILLED[mode]].reverse()]],
    ] as const)('%s are right, or refused and nothing is written', (_, again) => {
      const { table, left } = stopped(mode, places);
      expect(left.length).toBeGreaterThan(5);
      for (const isNoted of [false, true])
        for (const sorting of [undefined, ...SORTS])
          for (const { dies, restore } of left) {
            restore();
            if (isNoted) table.note();
            if (sorting) table.sort(sorting);
            const before = table.rows();
            const refusal = table.write(again);
            const where = [dies, sorting, isNoted];
            expectSame(where, notesIn(table.rows(), places), notesIn(before, places));
            expectSame(where, refusal ? table.rows() : told(table.rows(), places), refusal ? before : wanted(mode, again));
            if (refusal) {
              expectSame(where, refusal, 'argument');
              // What merges says by its key which row it is; of rows that stand as they were left nothing has to be told.
              const isTold = mode === 'merge' && places === TOGETHER;
              expectSame(where, sorting === undefined ? isNoted && !isTold : sorting.marksGo || !isTold, true);
            } else expectSame(where, [...new Set(table.rows().map((row) => row[places.formula]))], [FORMULA]);
          }
    });
  });
});

describe.each(['append', 'merge'] as const)('%s, stopped twice', (mode) => {
  test.each([
    ['unsorted', undefined],
    ['sorted', SORTS[0]],
    ['sorted with its marks', SORTS[3]],
  ] as const)('%s: what was typed stays with its row', (_, sorting) => {
    const again = [...KILLED[mode]].reverse();
    const { table, left } = stopped(mode, TOGETHER);
    const states = new Set<string>();
    for (const once of left) {
      once.restore();
      table.note();
      const second = leftBehind(table.sheets, (host) => void table.write(again, host.wrap(table.sheets)));
      for (const twice of second.left) {
        if (states.has(twice.text) || !tellsItself(mode, table, twice)) continue;
        states.add(twice.text);
        twice.restore();
        if (sorting) table.sort(sorting);
        const before = table.rows();
        const refusal = table.write(again);
        const where = [once.dies, twice.dies];
        expectSame(where, notesIn(table.rows(), TOGETHER), notesIn(before, TOGETHER));
        expectSame(where, refusal ? table.rows() : told(table.rows(), TOGETHER), refusal ? before : wanted(mode, again));
        if (refusal) expectSame(where, refusal, 'argument');
      }
    }
    expect(states.size).toBeGreaterThan(10);
  });
});

describe('rows that stand as a write left them', () => {
  test.each(['append', 'merge'] as const)('give way to others that come instead, by %s', (mode) => {
    const { table, left } = stopped(mode, TOGETHER);
    for (const { dies: at, restore } of left) {
      restore();
      if (mode === 'merge' && !isClaimed(table)) continue;
      expectSame(at, table.write([[7, 'C']]), undefined);
      expectSame(
        at,
        table.rows().map((row) => row[0]),
        [1, 2, 3, 7],
      );
      expectSame(
        at,
        table.sheets.whole().marks.filter((mark) => mark.includes('trace:')),
        [],
      );
    }
  });

  test('are known by the rows that come again where an earlier version left no trace', () => {
    const { table, left } = stopped('append', TOGETHER);
    for (const { dies: at, restore } of left) {
      restore();
      if (!isClaimed(table) || table.rows().length === BEFORE.length) continue;
      const [owner] = runSync(wait(table.sheets.markOwners())) as readonly [string];
      const names = runSync(wait(table.sheets.marks(owner))).map(({ name }) => name);
      runSync(
        wait(
          table.sheets.removeMarks(
            owner,
            names.filter((name) => name.startsWith('trace:')),
          ),
        ),
      );
      expectSame(at, table.write([[7, 'C']]), 'argument');
      expectSame(at, table.write(NEW), undefined);
      expectSame(
        at,
        table.rows().map((row) => row[0]),
        [1, 2, 3, 4, 5],
      );
    }
  });

  test('are known where only some of their blocks were written', () => {
    const sheets = memorySheets('at once');
    const info = sheets.addSheet('Log', 'visible', { rows: 10, columns: 2 }) as SheetInfo;
    const many = (word: string): ReturnType<typeof tableOf> =>
      tableOf(
        Array.from({ length: 130_000 }, (_, at) => ({ at, word })),
        {},
      );
    const write = (word: string, host: MemorySheets = sheets): number =>
      runSync(writeOnto(host, info, many(word), { mode: 'append' })).rows;
    const host = mortalHost(3, false, (step) => step === 'write');
    expect(() => write('A', host.wrap(sheets))).toThrow(Killed);
    expect(sheets.seen('Log')).toHaveLength(1 + 65_000);
    expect(write('B')).toBe(130_000);
    expect(new Set(sheets.seen('Log').map((row) => row[1]))).toEqual(new Set(['word', 'B']));
  });
});
