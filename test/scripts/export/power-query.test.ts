/** The Power Query templates: they parse, and their columns are the product's. Nothing here can run them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DefaultSettings, TaskUtils } from '@microsoft/powerquery-parser';
import { exportName, powerQuery, QUERY_FORMATS } from '../../../scripts/export/power-query';
import { STREAM_NAMES, STREAMS } from '../../../shared/api/streams/streams';
import { fieldName } from '../../../shared/warehouse/field';

const FOLDER = path.resolve(__dirname, '../../../docs/power-query');
const ALL = STREAM_NAMES.flatMap((stream) =>
  QUERY_FORMATS.map((format) => ({ stream, format, file: `${exportName(stream)}.${format}.pq` })),
);

const parsed = (text: string) => TaskUtils.tryLexParse(DefaultSettings, text);

test('there are no others', () => expect(readdirSync(FOLDER).sort()).toEqual(ALL.map(({ file }) => file).sort()));

test('the parser refuses what is no M', async () => {
  expect(TaskUtils.isParseStageOk(await parsed('let a = 1 in a'))).toBe(true);
  expect(TaskUtils.isParseStageOk(await parsed('let a = (1 in a'))).toBe(false);
});

describe.each(ALL)('$file', ({ stream, format, file }) => {
  const text = readFileSync(path.join(FOLDER, file), 'utf8');

  test('is what the columns make of it; npx tsx export/write-queries.ts writes it anew', () =>
    expect(text).toBe(powerQuery(stream, format)));

  test('parses', async () => expect(TaskUtils.isParseStageOk(await parsed(text))).toBe(true));

  test('takes the files of days, but no copies of them, and nothing of folders in the folder', () => {
    // Folder.Files has those of all folders below: https://learn.microsoft.com/en-us/powerquery-m/folder-files
    expect(text).toContain('Folder.Contents(FolderPath)');
    const length = Number(/Text\.Length\(\[Name\]\) = (\d+)/.exec(text)?.[1]);
    const isTaken = (name: string): boolean =>
      name.startsWith(`${exportName(stream)}-`) && name.endsWith(`.${format}`) && name.length === length;
    const day = `${exportName(stream)}-2026-03-31-0001`;
    expect([day, `${day} (1)`, `${day} - Copy`].map((name) => isTaken(`${name}.${format}`))).toEqual([true, false, false]);
  });

  test('has every column that can be exported, and no other', () => {
    const wanted = STREAMS[stream].columns.filter(({ offer }) => offer !== 'internal').map(({ key }) => fieldName(key));
    const named = [...text.matchAll(/^ {8}\{"(\w+)", To\w+, /gm)].map(([, name]) => name as string);
    expect([...named].sort()).toEqual([...new Set([...wanted, stream === 'activity-log' ? 'day' : 'date'])].sort());
  });

  test('uses no name that it does not define and Power Query does not have', () => {
    const code = text.replace(/\/\/.*$/gm, '').replace(/"[^"]*"/g, '""');
    const own = [...code.matchAll(/^ +(\w+) = /gm)].map(([, name]) => name as string);
    const used = [...code.matchAll(/(?<![\w.#])[A-Z]\w*(?:\.\w+)*/g)].map(([name]) => name);
    expect([...new Set(used)].filter((name) => !own.includes(name) && !LIBRARY.has(name))).toEqual([]);
    expect(own.filter((name) => code.split(new RegExp(`\\b${name}\\b`)).length < 3)).toEqual([]);
  });

  test(`${format === 'csv' ? 'asks nothing of Excel that it lacks' : 'reads Parquet'}`, () => {
    expect(text.includes('Parquet.')).toBe(format === 'parquet');
  });
});

/** Source: https://learn.microsoft.com/en-us/powerquery-m/power-query-m-function-reference */
const LIBRARY: ReadonlySet<string> = new Set([
  ...[
    'Folder.Contents',
    'Text.Length',
    'Csv.Document',
    'Parquet.Document',
    'TextEncoding.Utf8',
    'QuoteStyle.Csv',
    'Text.StartsWith',
    'Text.EndsWith',
  ],
  ...['Table.SelectRows', 'Table.PromoteHeaders', 'Table.ReplaceValue', 'Table.ColumnNames', 'Table.Combine', 'Table.TransformColumns'],
  ...[
    'Replacer.ReplaceValue',
    'List.Transform',
    'List.First',
    'List.IsEmpty',
    'MissingField.Ignore',
    'Int64.Type',
    'Int64.From',
    'Number.From',
  ],
  ...['Number.ToText', 'Logical.From', 'Date.From', 'DateTime.From', 'DateTimeZone.From', 'DateTimeZone.ToUtc', 'DateTimeZone.RemoveZone'],
  // Fields of records and columns of tables.
  ...['Name', 'Content', 'Delimiter', 'Encoding', 'QuoteStyle', 'PromoteAllScalars'],
]);
