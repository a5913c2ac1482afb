import { parquetMetadata } from 'hyparquet';
import type { FileField } from '../../../scripts/export/fields';
import { csvWriter } from '../../../scripts/export/formats/csv';
import type { MakeWriter } from '../../../scripts/export/formats/format';
import { jsonlWriter } from '../../../scripts/export/formats/jsonl';
import { parquetWriter } from '../../../scripts/export/formats/parquet';
import { type FileRow, fileValue } from '../../../scripts/export/values';
import type { Column } from '../../../shared/model/cell';
import { serialOfIso } from '../../../shared/model/serial';
import { HOSTILE_NAMES } from '../../doubles/hostile-names';
import { csvRows, parquetRecords } from './bench';

const id = { kind: 'id' } as Column;
const FIELDS: readonly FileField[] = [
  { name: 'day', type: 'DATE', description: 'Day', column: undefined },
  { name: 'time', type: 'DATETIME', description: 'Time', column: undefined },
  { name: 'time_utc', type: 'TIMESTAMP', description: 'Time (UTC)', column: undefined },
  { name: 'log_id', type: 'INT64', description: 'Log ID', column: id },
  { name: 'duration', type: 'INT64', description: 'Duration', column: undefined },
  { name: 'productivity', type: 'FLOAT64', description: 'Productivity', column: undefined },
  { name: 'terminate', type: 'BOOL', description: 'Terminated', column: undefined },
  { name: 'title_bar', type: 'STRING', description: 'Window title', column: undefined },
];

const DAY = Date.UTC(2026, 2, 31) / 86_400_000;
const MOMENT = Date.UTC(2026, 2, 31, 23, 30, 1);
/** Digits that a JavaScript number would round. */
const LONG = 4_611_686_018_427_387_911n;

const ROW: FileRow = [DAY, MOMENT, MOMENT + 250, LONG, 75, 0.5, false, 'Inbox'];
const EMPTY: FileRow = [DAY, null, null, null, null, null, null, null];

function written(writer: MakeWriter, pages: readonly (readonly FileRow[])[], fields = FIELDS): Uint8Array {
  const pieces: Uint8Array[] = [];
  const file = writer(fields, (bytes) => pieces.push(bytes.slice()));
  for (const rows of pages) file.add(rows);
  file.end();
  return Buffer.concat(pieces);
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe('CSV', () => {
  test('has a header, exact digits, and dates and times as ISO 8601 has them', () => {
    expect(textOf(written(csvWriter(false), [[ROW], [EMPTY]]))).toBe(
      'day,time,time_utc,log_id,duration,productivity,terminate,title_bar\r\n' +
        '2026-03-31,2026-03-31T23:30:01,2026-03-31T23:30:01.250Z,4611686018427387911,75,0.5,false,Inbox\r\n' +
        '2026-03-31,,,,,,,\r\n',
    );
  });

  test.each([...HOSTILE_NAMES, 'a,b', 'say "x"', 'a\r\nb', '\u0000', '\ufeffx', '🙂'])('gives %j back as it is', (title) => {
    const text = textOf(written(csvWriter(false), [[[...EMPTY.slice(0, -1), title]]]));
    expect(csvRows(text)[1]?.at(-1)).toBe(title);
  });

  test('has neither a byte order mark nor apostrophes, unless it is for opening in Excel', () => {
    const rows: readonly FileRow[] = ['=1+1', ' @x', '-1', "'a", '+cmd|calc'].map((title) => [...EMPTY.slice(0, -1), title]);
    const [plain, safe] = [false, true].map((opens) => textOf(written(csvWriter(opens), [rows])));
    expect(plain?.startsWith('day,')).toBe(true);
    expect(safe?.startsWith('\ufeffday,')).toBe(true);
    expect(csvRows(plain as string).map((row) => row.at(-1))).toEqual(['title_bar', '=1+1', ' @x', '-1', "'a", '+cmd|calc']);
    expect(csvRows(safe as string).map((row) => row.at(-1))).toEqual(['title_bar', "'=1+1", "' @x", '-1', "'a", "'+cmd|calc"]);
  });
});

/** What Excel makes of a file with commas where it separates by semicolons: quotes mean something only where a cell begins with them. */
const cellsBySemicolon = (text: string): readonly string[] =>
  text.split(/\r?\n|;/).map((cell) => cell.replace(/^"((?:[^"]|"")*)"/, (_, quoted: string) => quoted.replaceAll('""', '"')));

test.each([
  'x;=1+1',
  'x;=HYPERLINK("http://e.example";"a,b")',
  'a\r\n=1+1',
  'a\n @SUM(1)',
  'x;"=1+1',
  'x\n"" @SUM(1)',
  'mail; -2+3',
  '\n=1',
  ';=1',
  'x; -5',
  'a;b',
  '1;-1',
])('CSV for Excel has no formula in %j, whatever separates cells there', (title) => {
  const text = textOf(written(csvWriter(true), [[[...EMPTY.slice(0, -1), title]]]));
  expect(cellsBySemicolon(text).filter((cell) => /^\s*[=+\-@]/.test(cell) && !/^\s*-\d,?$/.test(cell))).toEqual([]);
  expect(csvRows(text)[1]?.at(-1)?.replaceAll("'", '')).toBe(title);
  if (!/[=@]|3$/.test(title)) expect(csvRows(text)[1]?.at(-1)).toBe(title);
});

describe('JSONL', () => {
  test('has an object on each line, with IDs as texts and numbers as numbers', () => {
    const lines = textOf(written(jsonlWriter, [[ROW, EMPTY]])).split('\n');
    expect(lines).toEqual([
      '{"day":"2026-03-31","time":"2026-03-31T23:30:01","time_utc":"2026-03-31T23:30:01.250Z","log_id":"4611686018427387911",' +
        '"duration":75,"productivity":0.5,"terminate":false,"title_bar":"Inbox"}',
      '{"day":"2026-03-31","time":null,"time_utc":null,"log_id":null,"duration":null,"productivity":null,"terminate":null,"title_bar":null}',
      '',
    ]);
  });

  test.each([...HOSTILE_NAMES, 'a\nb', '\u2028', '"'])('gives %j back on one line', (title) => {
    const [line = '', end] = textOf(written(jsonlWriter, [[[...EMPTY.slice(0, -1), title]]])).split('\n');
    expect(JSON.parse(line)).toMatchObject({ title_bar: title });
    expect(end).toBe('');
  });
});

describe('Parquet', () => {
  test('gives every type back, to the last digit', async () => {
    const bytes = written(parquetWriter, [[ROW], [EMPTY]]);
    const [row, empty] = await parquetRecords(bytes);
    expect(row).toEqual({
      ...{ day: new Date('2026-03-31'), time: new Date(MOMENT), time_utc: new Date(MOMENT + 250), log_id: LONG, duration: 75n },
      ...{ productivity: 0.5, terminate: false, title_bar: 'Inbox' },
    });
    expect(Object.values(empty ?? {}).filter((value) => value !== null && value !== undefined)).toEqual([new Date('2026-03-31')]);
  });

  test('says which times are in UTC, and which are wall times', () => {
    const bytes = written(parquetWriter, [[ROW]]);
    const { schema } = parquetMetadata(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
    const typesOf = (name: string) => {
      const { type, logical_type } = schema.find((element) => element.name === name) ?? {};
      return [type, logical_type];
    };
    expect(typesOf('time')).toEqual(['INT64', { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' }]);
    expect(typesOf('time_utc')).toEqual(['INT64', { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' }]);
    expect(typesOf('day')).toEqual(['INT32', { type: 'DATE' }]);
    expect(typesOf('log_id')).toEqual(['INT64', undefined]);
    expect(typesOf('title_bar')).toEqual(['BYTE_ARRAY', { type: 'STRING' }]);
  });

  test.each([...HOSTILE_NAMES, '\u0000', 'x\ufeff', 'x'.repeat(70_000)])('gives %.40j back as it is', async (title) => {
    expect((await parquetRecords(written(parquetWriter, [[[...EMPTY.slice(0, -1), title]]])))[0]?.title_bar).toBe(title);
  });

  test('writes a row group as soon as its rows are there, and keeps their order', async () => {
    const pieces: number[] = [];
    const file = parquetWriter(FIELDS, (bytes) => pieces.push(bytes.length));
    const page = (from: number): readonly FileRow[] =>
      Array.from({ length: 1000 }, (_, at) => [...ROW.slice(0, 3), BigInt(from + at), ...ROW.slice(4)]);
    for (let from = 0; from < 45_000; from += 1000) file.add(page(from));
    expect(pieces).toHaveLength(4);
    file.end();
    const bytes = written(
      parquetWriter,
      Array.from({ length: 45 }, (_, at) => page(at * 1000)),
    );
    const rows = await parquetRecords(bytes);
    expect(rows.map(({ log_id }) => Number(log_id))).toEqual(Array.from({ length: 45_000 }, (_, at) => at));
  });
});

describe('values', () => {
  test.each([
    ['', 'STRING', null],
    ['', 'INT64', null],
    ['a\ud800b', 'STRING', 'a\ufffdb'],
    ['🙂', 'STRING', '🙂'],
    [true, 'STRING', 'true'],
    [42, 'INT64', 42],
    [75.4, 'INT64', 75],
    ['4611686018427387911', 'INT64', LONG],
    ['-9223372036854775808', 'INT64', -(2n ** 63n)],
    ['9223372036854775808', 'INT64', undefined],
    ['{a-guid}', 'INT64', undefined],
    [true, 'INT64', undefined],
    ['soon', 'FLOAT64', undefined],
    [1, 'BOOL', undefined],
    ['yesterday', 'DATE', undefined],
    [(serialOfIso('2026-03-31') as number) + 0.5, 'DATE', DAY],
    [(serialOfIso('2026-03-31') as number) + (23 * 3600 + 30 * 60 + 1) / 86_400, 'DATETIME', MOMENT],
    // What no clock in Berlin showed is kept as the API says it.
    [(serialOfIso('2026-03-29') as number) + (2 * 3600 + 30 * 60) / 86_400, 'DATETIME', Date.UTC(2026, 2, 29, 2, 30)],
  ] as const)('%j as %s is %s', (cell, type, value) => {
    expect(fileValue(cell, type)).toBe(value);
  });
});
