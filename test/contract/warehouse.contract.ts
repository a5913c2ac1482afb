import { isoDay, serialOfIso } from '../../shared/model/serial';
import { runAsync, type Task } from '../../shared/task';
import type { FieldValue, RowFilter, TableShape, Warehouse, WarehouseRow, WarehouseTable } from '../../shared/warehouse/warehouse';
import { HOSTILE_NAMES } from '../doubles/hostile-names';

/** A warehouse without any table, and a look at what it has. */
export interface WarehouseUnderTest {
  readonly warehouse: Warehouse;
  /** A table's rows without their empty fields, each value as text. */
  rowsOf(table: WarehouseTable, shape: TableShape): Promise<readonly WarehouseRow[]>;
}

const TABLE: WarehouseTable = { project: 'acme-analytics', dataset: 'activtrak', table: 'activity_log', location: 'EU' };
const day = (iso: string): number => serialOfIso(iso) as number;
const MARCH_31 = day('2026-03-31');

const HOURS: TableShape = {
  description: 'Hours by person and day.',
  fields: [
    { name: 'date', type: 'DATE', description: 'The day.' },
    { name: 'user', type: 'STRING', description: 'Who.' },
    { name: 'active', type: 'INT64', description: 'Active time in seconds.' },
  ],
  day: 'date',
  clusteredBy: ['user'],
  measure: 'active',
};

const LOG: TableShape = {
  description: 'The activity log.',
  fields: [
    { name: 'record_key', type: 'STRING', description: 'Which record it is.' },
    { name: 'day', type: 'DATE', description: 'The day of its wall time.' },
    { name: 'time', type: 'DATETIME', description: 'Wall time.' },
    { name: 'time_utc', type: 'TIMESTAMP', description: 'The moment.' },
    { name: 'user', type: 'STRING', description: 'Who.' },
    { name: 'log_id', type: 'INT64', description: 'The log ID.' },
    { name: 'productivity', type: 'FLOAT64', description: '1, 0 or -1.' },
    { name: 'terminate', type: 'BOOL', description: 'Whether the program was closed.' },
  ],
  day: 'day',
  clusteredBy: ['user'],
  key: 'record_key',
};

const record = (key: string, iso: string, user: string, more: WarehouseRow = {}): WarehouseRow => ({
  record_key: key,
  day: iso,
  user,
  ...more,
});
const hours = (iso: string, user: string, active: FieldValue): WarehouseRow => ({ date: iso, user, active });

/** What every Warehouse keeps to. */
export function describeWarehouseContract(make: () => WarehouseUnderTest): void {
  const failure = async (task: Task<unknown>): Promise<unknown> =>
    runAsync(task).then(
      () => undefined,
      (error: { readonly code?: unknown }) => error.code,
    );
  const sorted = (rows: readonly WarehouseRow[]): readonly string[] => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
  const expectRows = async ({ rowsOf }: WarehouseUnderTest, shape: TableShape, rows: readonly WarehouseRow[]): Promise<void> => {
    const texts = rows.map((row) =>
      Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]))),
    );
    expect(sorted(await rowsOf(TABLE, shape))).toEqual(sorted(texts));
  };

  it('makes a table once, for one report', async () => {
    const bench = make();
    await runAsync(bench.warehouse.ensure(TABLE, HOURS, 'report-1'));
    await runAsync(bench.warehouse.replaceDays(TABLE, HOURS, [{ day: MARCH_31, rows: [hours('2026-03-31', 'jane', 60)] }]));
    await runAsync(bench.warehouse.ensure(TABLE, HOURS, 'report-1'));
    await expectRows(bench, HOURS, [hours('2026-03-31', 'jane', 60)]);
    expect(await failure(bench.warehouse.ensure(TABLE, HOURS, 'report-2'))).toBe('rejected');
  });

  it('adds a field that came in, keeps one that is gone, and refuses one of another type', async () => {
    const bench = make();
    await runAsync(bench.warehouse.ensure(TABLE, HOURS, 'r'));
    await runAsync(bench.warehouse.replaceDays(TABLE, HOURS, [{ day: MARCH_31, rows: [hours('2026-03-31', 'jane', 60)] }]));
    const added = { name: 'total', type: 'INT64', description: 'Total time in seconds.' } as const;
    const wider: TableShape = { ...HOURS, fields: [HOURS.fields[0], HOURS.fields[1], added] as TableShape['fields'] };
    await runAsync(bench.warehouse.ensure(TABLE, wider, 'r'));
    await runAsync(
      bench.warehouse.replaceDays(TABLE, wider, [{ day: MARCH_31 + 1, rows: [{ date: '2026-04-01', user: 'jane', total: 90 }] }]),
    );
    const all: TableShape = { ...HOURS, fields: [...HOURS.fields, added] };
    await expectRows(bench, all, [hours('2026-03-31', 'jane', 60), { date: '2026-04-01', user: 'jane', total: 90 }]);
    const retyped: TableShape = { ...all, fields: [...HOURS.fields, { ...added, type: 'STRING' }] };
    expect(await failure(bench.warehouse.ensure(TABLE, retyped, 'r'))).toBe('rejected');
    const otherDay: TableShape = {
      ...HOURS,
      day: 'week',
      fields: [...HOURS.fields, { name: 'week', type: 'DATE', description: 'Its first day.' }],
    };
    expect(await failure(bench.warehouse.ensure(TABLE, otherDay, 'r'))).toBe('rejected');
  });

  it('refuses rows of another meaning beside those that are there, and takes them where there are none', async () => {
    const bench = make();
    const [names, pseudonyms] = [
      { ...HOURS, meaning: 'names' },
      { ...HOURS, meaning: 'pseudonyms' },
    ] as const;
    for (const shape of [names, pseudonyms, names]) await runAsync(bench.warehouse.ensure(TABLE, shape, 'r'));
    await runAsync(bench.warehouse.replaceDays(TABLE, names, [{ day: MARCH_31, rows: [hours('2026-03-31', 'jane', 60)] }]));
    expect(await failure(bench.warehouse.ensure(TABLE, pseudonyms, 'r'))).toBe('rejected');
    await runAsync(bench.warehouse.ensure(TABLE, names, 'r'));
    await runAsync(bench.warehouse.replaceDays(TABLE, names, [{ day: MARCH_31, rows: [] }]));
    await runAsync(bench.warehouse.ensure(TABLE, pseudonyms, 'r'));
    await expectRows(bench, HOURS, []);
  });

  it('replaces days whole and leaves the others', async () => {
    const bench = make();
    await runAsync(bench.warehouse.ensure(TABLE, HOURS, 'r'));
    const days = [0, 1, 2].map((ahead) => ({
      day: MARCH_31 + ahead,
      rows: ['jane', 'joe'].map((user) => hours(isoDay(MARCH_31 + ahead), user, 60)),
    }));
    await runAsync(bench.warehouse.replaceDays(TABLE, HOURS, days));
    const again = [{ day: MARCH_31 + 1, rows: [hours('2026-04-01', 'ann', 5)] }];
    for (const _ of [1, 2]) await runAsync(bench.warehouse.replaceDays(TABLE, HOURS, again));
    await runAsync(bench.warehouse.replaceDays(TABLE, HOURS, []));
    const rows = [...(days[0]?.rows ?? []), ...(again[0]?.rows ?? []), ...(days[2]?.rows ?? [])];
    await expectRows(bench, HOURS, rows);
    expect(await runAsync(bench.warehouse.counts(TABLE, HOURS, [{ from: MARCH_31, to: MARCH_31 + 1 }]))).toEqual([
      { day: MARCH_31, rows: 2, records: 2, sum: 120 },
      { day: MARCH_31 + 1, rows: 1, records: 1, sum: 5 },
    ]);
    expect(await runAsync(bench.warehouse.size(TABLE))).toEqual({ rows: rows.length });
    await runAsync(bench.warehouse.replaceDays(TABLE, HOURS, [{ day: MARCH_31, rows: [] }]));
    await expectRows(bench, HOURS, rows.slice(2));
  });

  it('refuses a row that does not fit, and keeps the day as it was', async () => {
    const bench = make();
    await runAsync(bench.warehouse.ensure(TABLE, HOURS, 'r'));
    const good = [hours('2026-03-31', 'jane', 60)];
    await runAsync(bench.warehouse.replaceDays(TABLE, HOURS, [{ day: MARCH_31, rows: good }]));
    for (const row of [
      hours('2026-03-31', 'jane', 'many'),
      hours('2026-04-01', 'jane', 1),
      { ...hours('2026-03-31', 'x', 1), unknown: 1 },
    ]) {
      expect(await failure(bench.warehouse.replaceDays(TABLE, HOURS, [{ day: MARCH_31, rows: [...good, row] }]))).toBe('rejected');
    }
    await expectRows(bench, HOURS, good);
  });

  it('merges records by their key, each once, the newest counting', async () => {
    const bench = make();
    const { warehouse } = bench;
    await runAsync(warehouse.ensure(TABLE, LOG, 'r'));
    const days = [{ from: MARCH_31, to: MARCH_31 + 1 }];
    const first = [record('1', '2026-03-31', 'jane'), record('2', '2026-03-31', 'joe'), record('3', '2026-04-01', 'ann')];
    await runAsync(warehouse.stage(TABLE, LOG, 'a', 0, first));
    expect(await runAsync(warehouse.merge(TABLE, LOG, 'a', days, []))).toEqual({ added: 3, updated: 0 });
    await runAsync(warehouse.stage(TABLE, LOG, 'b', 0, [record('2', '2026-03-31', 'old'), record('4', '2026-03-31', 'x')]));
    await runAsync(warehouse.stage(TABLE, LOG, 'b', 1, [record('2', '2026-03-31', 'new'), record('4', '2026-03-31', 'y')]));
    await runAsync(warehouse.stage(TABLE, LOG, 'b', 1, [record('2', '2026-03-31', 'new'), record('4', '2026-03-31', 'y')]));
    expect(await runAsync(warehouse.merge(TABLE, LOG, 'b', days, []))).toEqual({ added: 1, updated: 1 });
    const rows = [first[0], record('2', '2026-03-31', 'new'), first[2], record('4', '2026-03-31', 'y')] as readonly WarehouseRow[];
    await expectRows(bench, LOG, rows);
    expect(await runAsync(warehouse.counts(TABLE, LOG, days))).toEqual([
      { day: MARCH_31, rows: 3, records: 3, sum: 0 },
      { day: MARCH_31 + 1, rows: 1, records: 1, sum: 0 },
    ]);
  });

  it('merges again without a trace, and begins a call anew with its first batch', async () => {
    const bench = make();
    const { warehouse } = bench;
    await runAsync(warehouse.ensure(TABLE, LOG, 'r'));
    const days = [{ from: MARCH_31, to: MARCH_31 }];
    await runAsync(warehouse.stage(TABLE, LOG, 'a', 0, [record('9', '2026-03-31', 'left over')]));
    await runAsync(warehouse.stage(TABLE, LOG, 'other', 0, [record('8', '2026-03-31', 'waits')]));
    await runAsync(warehouse.stage(TABLE, LOG, 'a', 0, [record('1', '2026-03-31', 'jane')]));
    expect(await runAsync(warehouse.merge(TABLE, LOG, 'a', days, []))).toEqual({ added: 1, updated: 0 });
    expect(await runAsync(warehouse.merge(TABLE, LOG, 'a', days, []))).toEqual({ added: 0, updated: 0 });
    await expectRows(bench, LOG, [record('1', '2026-03-31', 'jane')]);
  });

  it('keeps every value as it is: long IDs, wall times, moments, hostile texts', async () => {
    const bench = make();
    await runAsync(bench.warehouse.ensure(TABLE, LOG, 'r'));
    const texts = [
      ...HOSTILE_NAMES,
      '"}\n{"',
      '`; DROP TABLE x; --',
      "it's \\ back",
      '\u2028\u2029\u0085',
      '👩‍💻',
      '\t\r\n',
      "'''",
      '$x @p ?',
    ];
    const rows = texts.map((user, at) =>
      record(`k${at}`, '2026-03-31', user, {
        time: '2026-03-31T23:59:59.999',
        time_utc: '2026-03-29T01:30:00Z',
        log_id: at % 2 === 0 ? '9223372036854775807' : '9007199254740993',
        productivity: -1,
        terminate: at % 2 === 0,
      }),
    );
    await runAsync(bench.warehouse.stage(TABLE, LOG, 'a', 0, rows));
    await runAsync(bench.warehouse.merge(TABLE, LOG, 'a', [{ from: MARCH_31, to: MARCH_31 }], []));
    await expectRows(bench, LOG, rows);
  });

  it('says so where there is no table', async () => {
    const { warehouse } = make();
    const days = [{ from: MARCH_31, to: MARCH_31 }];
    expect(await failure(warehouse.replaceDays(TABLE, HOURS, [{ day: MARCH_31, rows: [hours('2026-03-31', 'jane', 1)] }]))).toBe(
      'rejected',
    );
    expect(await failure(warehouse.counts(TABLE, HOURS, days))).toBe('rejected');
  });

  it('gives the rows of some days and some people as texts, piece by piece, as they were when it began', async () => {
    const { warehouse } = make();
    const rows = (iso: string): readonly WarehouseRow[] =>
      HOSTILE_NAMES.map((user, at) =>
        record(`${iso} ${at}`, iso, user, { log_id: '9007199254740993', time_utc: `${iso}T08:00:00.123Z`, terminate: at > 2 }),
      );
    expect(await runAsync(warehouse.look(TABLE))).toBeUndefined();
    await runAsync(warehouse.ensure(TABLE, LOG, 'r'));
    await runAsync(warehouse.stage(TABLE, LOG, 'c', 0, [...rows('2026-03-30'), ...rows('2026-03-31')]));
    await runAsync(warehouse.merge(TABLE, LOG, 'c', [{ from: MARCH_31 - 1, to: MARCH_31 }], []));
    expect(await runAsync(warehouse.look(TABLE))).toEqual({
      fields: LOG.fields.map(({ name, type }) => expect.objectContaining({ name, type })),
      isFilled: true,
      rows: HOSTILE_NAMES.length * 2,
    });
    const asked = {
      fields: ['user', 'log_id', 'time_utc', 'terminate', 'time'],
      day: 'day',
      days: { from: MARCH_31, to: MARCH_31 },
      anyOf: [],
      orderedBy: ['user'],
    };
    const read = await runAsync(warehouse.startReading(TABLE, asked));
    await runAsync(warehouse.replaceDays(TABLE, LOG, [{ day: MARCH_31, rows: [record('other', '2026-03-31', 'other')] }]));
    const found: (readonly (string | null)[])[] = [];
    for (;;) {
      const piece = await runAsync(warehouse.readRows(TABLE, read, found.length));
      expect(piece?.total).toBe(HOSTILE_NAMES.length);
      found.push(...(piece?.rows ?? []));
      if (!piece || piece.rows.length === 0 || found.length >= piece.total) break;
    }
    expect(found.map(([user]) => user)).toEqual([...HOSTILE_NAMES].sort());
    expect(found.map(([, id, , , time]) => [id, time])).toEqual(found.map(() => ['9007199254740993', null]));
    expect(found.map(([, , moment]) => Math.round(Number(moment) * 1000))).toEqual(found.map(() => Date.parse('2026-03-31T08:00:00.123Z')));
    expect(found.filter(([, , , terminate]) => terminate === 'true')).toHaveLength(HOSTILE_NAMES.length - 3);
    expect(await runAsync(warehouse.readRows(TABLE, 'no-such-reading', 0))).toBeUndefined();
  });

  it('reads the first of the rows, as many as are asked for', async () => {
    const { warehouse } = make();
    await runAsync(warehouse.ensure(TABLE, LOG, 'r'));
    const rows = ['c', 'a', 'd', 'b'].map((user) => record(user, '2026-03-31', user));
    await runAsync(warehouse.replaceDays(TABLE, LOG, [{ day: MARCH_31, rows }]));
    for (const [most, users] of [
      [3, 'abc'],
      [4, 'abcd'],
      [9, 'abcd'],
    ] as const) {
      const asked = { fields: ['user'], day: 'day', days: { from: MARCH_31, to: MARCH_31 }, anyOf: [], orderedBy: ['user'], most };
      const piece = await runAsync(warehouse.readRows(TABLE, await runAsync(warehouse.startReading(TABLE, asked)), 0));
      expect([piece?.total, piece?.rows.flat().join('')]).toEqual([users.length, users]);
    }
  });

  it('finds people by their IDs, and groups in a list by their whole names', async () => {
    const { warehouse } = make();
    await runAsync(warehouse.ensure(TABLE, LOG, 'r'));
    const users = ['Sales', 'Sales, EU', 'EU', 'Presales, EU', "It's `x`\\", 'EUR'];
    const rows = users.map((user, at) => record(String(at), '2026-03-31', user, { log_id: at }));
    await runAsync(warehouse.stage(TABLE, LOG, 'c', 0, rows));
    await runAsync(warehouse.merge(TABLE, LOG, 'c', [{ from: MARCH_31, to: MARCH_31 }], []));
    const foundBy = async (...anyOf: readonly RowFilter[]): Promise<readonly unknown[]> => {
      const asked = { fields: ['user'], day: 'day', days: { from: MARCH_31, to: MARCH_31 }, anyOf, orderedBy: ['log_id'] };
      const piece = await runAsync(warehouse.readRows(TABLE, await runAsync(warehouse.startReading(TABLE, asked)), 0));
      return piece?.rows.map(([user]) => user) ?? [];
    };
    expect(await foundBy({ field: 'user', name: 'EU' })).toEqual(['Sales, EU', 'EU', 'Presales, EU']);
    expect(await foundBy({ field: 'user', name: 'Sales' })).toEqual(['Sales', 'Sales, EU']);
    expect(await foundBy({ field: 'user', name: 'Sales, EU' })).toEqual(['Sales, EU']);
    expect(await foundBy({ field: 'user', name: users[4] as string }, { field: 'log_id', ids: [0, 5, 99] })).toEqual([
      'Sales',
      users[4],
      'EUR',
    ]);
  });

  it('finds what is strictly below or above a number or a time of day; what is empty is neither', async () => {
    const { warehouse } = make();
    await runAsync(warehouse.ensure(TABLE, LOG, 'r'));
    const times = ['00:00:00', '09:14:59.999', '09:15:00', '09:15:00.001', '23:59:59', undefined];
    const rows = times.map((time, at) =>
      record(String(at), '2026-03-31', `P${at}`, {
        log_id: at,
        ...(time ? { time: `2026-03-31T${time}` } : {}),
        ...(at < 5 ? { productivity: at * 10 - 10 } : {}),
      }),
    );
    await runAsync(warehouse.stage(TABLE, LOG, 'c', 0, rows));
    await runAsync(warehouse.merge(TABLE, LOG, 'c', [{ from: MARCH_31, to: MARCH_31 }], []));
    const found = async (...anyOf: readonly RowFilter[]): Promise<string> => {
      const asked = { fields: ['log_id'], day: 'day', days: { from: MARCH_31, to: MARCH_31 }, anyOf, orderedBy: ['log_id'] };
      const piece = await runAsync(warehouse.readRows(TABLE, await runAsync(warehouse.startReading(TABLE, asked)), 0));
      return piece?.rows.map(([id]) => id).join('') ?? '';
    };
    expect(await found({ field: 'productivity', is: 'below', than: 0 })).toBe('0');
    expect(await found({ field: 'productivity', is: 'below', than: -10 })).toBe('');
    expect(await found({ field: 'productivity', is: 'above', than: 9.5 })).toBe('234');
    expect(await found({ field: 'productivity', is: 'below', than: 1e21 })).toBe('01234');
    expect(await found({ field: 'log_id', is: 'above', than: 3.5 }, { field: 'log_id', is: 'below', than: 1 })).toBe('045');
    expect(await found({ field: 'time', is: 'above', thanTime: '09:15:00' })).toBe('34');
    expect(await found({ field: 'time', is: 'above', thanSeconds: 33_300, since: 'day' })).toBe('34');
    expect(await found({ field: 'time', is: 'below', thanSeconds: 33_300, since: 'day' }, { field: 'log_id', is: 'above', than: 4 })).toBe(
      '015',
    );
    expect(await found({ field: 'time', is: 'below', thanSeconds: 0, since: 'day' })).toBe('');
    expect(await found({ field: 'time', is: 'above', thanSeconds: -1e305, since: 'day' })).toBe('01234');
    expect(await found({ field: 'time', is: 'below', thanTime: '09:15:00' })).toBe('01');
    expect(await found({ field: 'time', is: 'below', thanTime: '00:00:00' }, { field: 'productivity', is: 'above', than: 25 })).toBe('4');
  });
}
