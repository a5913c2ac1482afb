import type { SheetInfo } from '../../shared/sheet-writer';
import { runSync } from '../../shared/task';
import { parseBookmark } from '../../sheets-addon/library/bookmark';
import { tableOf } from '../../sheets-addon/library/table';
import { writeOnto } from '../../sheets-addon/library/write-table';
import { memorySheets } from '../doubles/memory-sheets';

type Values = readonly Readonly<Record<string, unknown>>[];
type Options = Parameters<typeof writeOnto>[3];

function written(): {
  readonly write: (rows: Values, options?: Options) => { readonly added: number; readonly updated: number; readonly rows: number };
  readonly seen: () => readonly (readonly unknown[])[];
  readonly type: (row: number, column: number, value: string | boolean) => void;
} {
  const sheets = memorySheets('at once');
  const info = sheets.addSheet('Log', 'visible', { rows: 100, columns: 26 }) as SheetInfo;
  return {
    write: (rows, options = {}) => runSync(writeOnto(sheets, info, tableOf([...rows], {}), options)),
    seen: () => sheets.seen('Log'),
    type: (row, column, value) => {
      runSync(
        (function* () {
          yield sheets.write({ sheet: info.id, row, column, rows: 1, columns: 1 }, [[value]]);
        })(),
      );
    },
  };
}

const refused = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { readonly code?: unknown }).code;
  }
};

describe('rows that are not alike', () => {
  test('have all their columns in the table', () => {
    const table = tableOf([{ user: 'Ann' }, { user: 'Bob', late: true }, { remark: 'x' }], {});
    expect(table.header).toEqual(['User', 'late', 'remark']);
    expect(table.values).toEqual([
      ['Ann', '', ''],
      ['Bob', true, ''],
      ['', '', 'x'],
    ]);
  });
});

describe('merging', () => {
  test('by a key of its own tells texts apart that look alike together, and knows one that begins with a question mark', () => {
    const { write, seen } = written();
    const rows = [
      { a: 'x\ny', b: 'z', v: 1 },
      { a: 'x', b: 'y\nz', v: 2 },
      { a: '?', b: 'z', v: 3 },
      { a: '?', b: 'z', v: 4 },
    ];
    const options = { mode: 'merge', key: ['a', 'b'] } as const;
    expect(write(rows, options)).toEqual({ added: 3, updated: 0, rows: 3 });
    expect(write(rows, options)).toEqual({ added: 0, updated: 0, rows: 3 });
    expect(seen().map((row) => row[2])).toEqual(['v', 1, 2, 4]);
  });

  test('has one row for each key, whatever comes twice, as the last one says', () => {
    const { write, seen } = written();
    const twice = [
      { logId: 1, user: 'Ann' },
      { logId: 2, user: 'Bob' },
      { logId: 1, user: 'Anna' },
    ];
    expect(write(twice, { mode: 'merge' })).toEqual({ added: 2, updated: 0, rows: 2 });
    expect(write(twice, { mode: 'merge' })).toEqual({ added: 0, updated: 0, rows: 2 });
    expect(seen().slice(0, 3)).toEqual([
      ['Log ID', 'User'],
      [1, 'Anna'],
      [2, 'Bob'],
    ]);
  });

  test('leaves alone what has no key', () => {
    const { write } = written();
    const rows = [
      { logId: null, user: 'Ann' },
      { logId: null, user: 'Ann' },
    ];
    expect(write(rows, { mode: 'merge' }).rows).toBe(2);
    expect(write(rows, { mode: 'merge' })).toEqual({ added: 0, updated: 0, rows: 2 });
  });

  test('finds a row again by a text that no cell holds whole', () => {
    const { write } = written();
    const rows = (value: number): Values => ['x', 'y'].map((end) => ({ title: `${end}${'long '.repeat(12_000)}`, value }));
    expect(write(rows(1), { mode: 'merge', key: 'title' }).added).toBe(2);
    expect(write(rows(2), { mode: 'merge', key: 'title' })).toEqual({ added: 0, updated: 2, rows: 2 });
  });
});

describe('what people typed beside a table that is replaced', () => {
  const people = (...names: readonly string[]): Values => names.map((user, active) => ({ user, active }));

  test.each<[string, Values, Values]>([
    ['rows that moved', people('Ann', 'Bob'), people('Zoe', 'Ann', 'Bob')],
    ['a row that is gone', people('Ann', 'Bob'), people('Bob')],
    ['a row of another day', [{ date: '2026-11-01', userId: 1, user: 'Ann' }], [{ date: '2026-11-02', userId: 1, user: 'Ann' }]],
  ])('is never left beside others: %s', (_, before, after) => {
    const { write, seen, type } = written();
    write(before);
    type(1, Object.keys(before[0] ?? {}).length, 'note');
    const then = seen();
    expect(refused(() => write(after))).toBe('argument');
    expect(seen()).toEqual(then);
  });

  test('counts no checkbox that is not ticked, and each one that is', () => {
    const { write, seen, type } = written();
    write(people('Ann', 'Bob'));
    for (const row of [1, 2]) type(row, 2, false);
    write(people('Zoe', 'Ann', 'Bob'));
    expect(seen().map((row) => row[2] ?? '')).toEqual(['', false, false, '']);
    type(2, 2, true);
    expect(refused(() => write(people('Ann', 'Bob')))).toBe('argument');
  });

  test.each<[string, Values, Values, Options]>([
    ['rows with other numbers', people('Ann', 'Bob'), people('Ann', 'Bob', 'Cid').map((row) => ({ ...row, active: 7 })), {}],
    ['rows of numbers alone', [{ week: 1 }, { week: 2 }], [{ week: 2 }, { week: 3 }], {}],
    ['rows that are known by a key', [{ team: 'A', state: 'late' }], [{ team: 'A', state: 'well' }], { key: 'team' }],
    ['other remarks on the same people', [{ user: 'Ann', state: 'late' }], [{ user: 'Ann', state: 'well' }], {}],
  ])('stays beside its row: %s', (_, before, after, options) => {
    const { write, seen, type } = written();
    write(before, options);
    const column = Object.keys(before[0] ?? {}).length;
    type(1, column, 'note');
    write(after, options);
    expect(seen()[1]?.[column]).toBe('note');
  });
});

describe('a bookmark', () => {
  const bookmark = { version: 1, host: 'h', who: 'everyone', from: '2026-11-01', cursor: 'c' };
  test('whose first day or place is none is refused, and never begins at another day', () => {
    expect(parseBookmark(JSON.stringify(bookmark), 'h', 'everyone')).toEqual(bookmark);
    for (const wrong of [{ from: '2026-99-99' }, { from: 'x' }, { from: '' }, { cursor: 5 }, { cursor: null }])
      expect(refused(() => parseBookmark(JSON.stringify({ ...bookmark, ...wrong }), 'h', 'everyone'))).toBe('argument');
  });
});
