import type { Row } from '../../../../shared/model/cell';
import { readBack } from '../../../../shared/table/cells/read-back';
import { type RecordGoals, recordGoals } from '../../../../shared/table/changes/record-goals';
import type { OutputColumn } from '../../../../shared/table/place/output-column';
import { runSync, type Sync, wait } from '../../../../shared/task';
import { memorySheets } from '../../../doubles/memory-sheets';

const COLUMNS = {
  date: { key: 'date', label: 'Date', kind: 'date' },
  user: { key: 'user', label: 'User', kind: 'text' },
  id: { key: 'logId', label: 'Log ID', kind: 'id' },
  active: { key: 'active', label: 'Active', kind: 'duration' },
  count: { key: 'count', label: 'Count', kind: 'number' },
  score: { key: 'score', label: 'Score', kind: 'text', words: { 1: 'good' } },
} satisfies Record<string, OutputColumn>;
type Name = keyof typeof COLUMNS;

interface Options {
  /** What of the table's columns is in the sheet no more. */
  readonly gone?: readonly Name[];
  readonly identity?: readonly Name[];
  readonly keys?: readonly string[];
}

/** Where the records of rows that stand below a header go among others. */
function goals(names: readonly Name[], standing: readonly Row[], coming: readonly Row[], options: Options = {}): RecordGoals {
  const { gone = [], identity = ['date', 'id'], keys = [] } = options;
  const sheets: Sync<ReturnType<typeof memorySheets>> = memorySheets('at once') as never;
  sheets.type('Hours', 0, 0, { value: 'header' });
  for (const [at, row] of standing.entries()) for (const [column, value] of row.entries()) sheets.type('Hours', at + 1, column, { value });
  const [info] = sheets.sheets();
  if (info === undefined) throw new Error('There is no sheet.');
  const output = names.map((name) => COLUMNS[name]);
  const columns = new Map(names.flatMap((name, at) => (gone.includes(name) ? [] : [[COLUMNS[name].key, at]])));
  const placement = { sheet: info.id, sheetName: info.name, status: undefined, header: 0, rows: standing.length, claimed: 0, columns };
  const back = readBack('seconds', { wallTime: () => '2026-01-01T00:00' }, 'UTC');
  const target = { owner: 'r', name: 'R', unit: 'seconds', output, readBack: back, placement, freeRows: 0 } as const;
  const place = names.indexOf('user');
  return runSync(
    recordGoals(
      sheets,
      info,
      target,
      {
        identity: identity.map((name) => COLUMNS[name].key),
        *each(take) {
          yield* wait(coming.forEach(take));
        },
        plain: (row) => row.map((cell, at) => (at === place ? String(cell).replace(/ \(\d+\)$/, '') : cell)),
        updates: false,
        mayTell: () => true,
      },
      { rows: standing.map((_, at) => at), keys },
    ),
  );
}

/** The goal of each row that stands. */
const goalsOf = (...asked: Parameters<typeof goals>): readonly (number | undefined)[] => {
  const { goalOf, keyOf, standing } = goals(...asked);
  return standing.map((row, at) => goalOf(keyOf(row), at));
};

describe('where the records of standing rows go', () => {
  it('is told by their identity, whatever else they say', () => {
    expect(
      goalsOf(
        ['date', 'id', 'user'],
        [
          [1, 7, 'Ann'],
          [1, 8, 'Bob'],
          [2, 7, 'Ann'],
        ],
        [
          [2, 7, 'Anna'],
          [1, 7, 'Bob'],
        ],
      ),
    ).toEqual([1, -1, 0]);
  });

  it('is told of one that is there several times by which of them it is', () => {
    expect(
      goalsOf(
        ['date', 'id'],
        [
          [1, 7],
          [1, 7],
          [1, 7],
        ],
        [
          [1, 8],
          [1, 7],
          [1, 7],
        ],
      ),
    ).toEqual([1, 2, -1]);
  });

  it('is told without their identity by all that is no measure, and of rows that say the same only where they stay', () => {
    const standing: readonly Row[] = [
      [1, 'Ann', 60, 5, 'good'],
      [1, 'Bob', 60, 5, 'good'],
      [1, 'Bob', 60, 5, 'good'],
    ];
    const names = ['date', 'user', 'active', 'count', 'score'] as const;
    const [ann, bob] = [[1, 'Ann', 70, 6, ''] as Row, [1, 'Bob', 70, 6, ''] as Row];
    expect(goalsOf(names, standing, [bob, ann])).toEqual([1, undefined, undefined]);
    expect(goalsOf(names, standing, [ann, bob, bob])).toEqual([0, 1, 2]);
  });

  it('is told without what a person deleted of it', () => {
    const rows: readonly Row[] = [
      [1, '', 'Ann'],
      [1, '', 'Bob'],
    ];
    const fresh: readonly Row[] = [
      [1, 8, 'Bob'],
      [1, 7, 'Ann'],
    ];
    expect(goalsOf(['date', 'id', 'user'], rows, fresh, { gone: ['id'] })).toEqual([1, 0]);
  });

  it('is told of nobody in a sheet of measures alone', () => {
    expect(goals(['active', 'count'], [[60, 5]], [[60, 5]]).isKnown).toBe(false);
    expect(goals(['user', 'count'], [['Ann', 5]], [['Ann', 5]]).isKnown).toBe(true);
  });

  it('is told of names that an ID stands behind by now, or no more', () => {
    const names = ['date', 'user'] as const;
    expect(
      goalsOf(
        names,
        [
          [1, 'Ann'],
          [1, 'Bob (3)'],
        ],
        [
          [1, 'Bob'],
          [1, 'Ann (7)'],
        ],
      ),
    ).toEqual([1, 0]);
    expect(
      goalsOf(
        names,
        [
          [1, 'Ann (7)'],
          [1, 'Ann (8)'],
        ],
        [
          [1, 'Ann (8)'],
          [1, 'Ann (7)'],
        ],
      ),
    ).toEqual([1, 0]);
  });

  it('is told by a key that was kept, where one record alone has it', () => {
    const names = ['date', 'user'] as const;
    const [ann, bob] = [[1, 'Ann'] as Row, [1, 'Bob'] as Row];
    const { keyOf } = goals(names, [ann, bob], [ann]);
    const keys = [keyOf(ann), keyOf(bob)];
    const goalsIn = (coming: readonly Row[]) => keys.map((key) => goals(names, [], coming, { keys }).goalOf(key, undefined));
    expect(goalsIn([[1, 'Cem'], ann])).toEqual([1, -1]);
    expect(goalsIn([ann, ann, bob])).toEqual([undefined, 2]);
  });
});
