/**
 * A ready sheet in the playground's engine: the report's rows, People and Days off as given, and the blueprint's formulas over them.
 * @module
 */
import { openNodeWorkbook } from '../playground/node/open-workbook';
import type { CellContent, StoredValue } from '../playground/spreadsheet/backend';
import { GOOGLE_CELLS } from '../playground/univer/cell-rules';
import type { Fact } from '../shared/dashboard/blueprint';
import type { ReadyMade } from '../shared/dashboard/ready/ready-sheet';
import { cellAddress } from '../shared/model/a1';
import { outputColumns } from '../shared/report/definition/output';
import { readyFormulas } from './ready-formulas';

type Value = string | number | boolean;
/** Cells by the keys of their columns; what is left out is empty. */
type Cells = Readonly<{ [key: string]: Value | undefined }>;

/** What a ready sheet shows. */
export interface ReadyBook {
  readonly top: Readonly<{ [key: string]: Value }>;
  /** The rows by the keys of their columns, those of the report among them where it stands beside it. */
  readonly rows: readonly Readonly<{ [key: string]: Value }>[];
  /** Every cell with an error. */
  readonly errors: readonly string[];
  /** How long it took to calculate. */
  readonly ms: number;
}

export interface BookGiven {
  /** Rows by the keys of their columns. */
  readonly records: readonly object[];
  readonly people?: readonly object[];
  readonly daysOff?: readonly object[];
  /** What somebody deleted: the empty rows of Days off, or the whole sheet. */
  readonly deleted?: 'empty days off' | 'days off';
  /** Rows that somebody put into the ready sheet before one of its rows, or deleted from that one on where they are fewer than none. */
  readonly putIn?: { readonly before: number; readonly rows: number };
  readonly facts: { readonly [Name in Fact]: Value };
  /** What somebody typed into cells on top. */
  readonly typed?: Readonly<{ [key: string]: Value }>;
  /** The name of the report's sheet. */
  readonly sheet?: string;
  /** The row of the report's header, where it has a sheet of its own. @default 1 */
  readonly dataRow?: number;
}

const PEOPLE = ['userId', 'user', 'team', 'start', 'end', 'workdays', 'goal', 'number', 'rate'];
const DAYS_OFF = ['user', 'date', 'kind'];
/** The rows of the user's own sheets come below their titles and notes. */
const OWN_HEADER = 5;
const READY = 'Ready';

/** Makes the workbook, calculates it, and reads it. */
export async function readyBook({ report, blueprint }: ReadyMade, given: BookGiven): Promise<ReadyBook> {
  const { facts, typed = {}, deleted, putIn = { before: 0, rows: 0 }, sheet = report.destination.sheet, dataRow = 1 } = given;
  const [records, people, daysOff] = [given.records, given.people ?? [], given.daysOff ?? []] as readonly (readonly Cells[])[] as [
    Cells[],
    Cells[],
    Cells[],
  ];
  const keys = outputColumns(report).map(({ key }) => key);
  const isBeside = blueprint.rows.kind === 'beside';
  const dataHeader = isBeside ? (cellAddress(report.destination.cell)?.row ?? 0) : dataRow;
  const rows = rowsOf(blueprint.rows, keys.includes('userId') ? records : records.map((record) => ({ ...record, userId: record.user })));
  const [header, left] = isBeside ? [dataHeader, keys.length] : [blueprint.notes.length + 5, 0];
  const size = (under: number, count: number, columns: number) => ({ rows: under + count, columns });
  const book = await openNodeWorkbook({
    id: 'book',
    name: 'Book',
    timeZone: 'Europe/Berlin',
    locale: 'en_US',
    owner: 'owner@example.com',
    sheets: [
      {
        name: sheet,
        ...size(dataHeader + 3, records.length, left + Math.max(keys.length, blueprint.columns.length + blueprint.top.length)),
      },
      { name: 'People', ...size(OWN_HEADER + 50, people.length, PEOPLE.length) },
      { name: 'Days off', ...size(OWN_HEADER + (deleted === 'empty days off' ? 1 : 50), daysOff.length, DAYS_OFF.length) },
      { name: READY, ...size(header + 1001, rows.length, Math.max(blueprint.columns.length, blueprint.top.length)) },
    ],
  });
  try {
    const functions = book.registerFunctions({ functions: [], rules: GOOGLE_CELLS, evaluate: () => Promise.reject(new Error('None.')) });
    const { spreadsheet } = book;
    const [data = '', peopleSheet = '', offSheet = '', ready = ''] = spreadsheet.sheets().map(({ key }) => key);
    const own = isBeside ? data : ready;
    const put = (at: string, row: number, column: number, contents: readonly (readonly CellContent[])[]): void => {
      const columns = contents[0]?.length ?? 0;
      if (columns > 0) spreadsheet.write({ sheet: at, row, column, rows: contents.length, columns }, { contents });
    };
    const table = (all: readonly string[], lines: readonly Cells[]): readonly (readonly Value[])[] => [
      all.map((key) => `Column ${key}`),
      ...lines.map((line) => all.map((key) => line[key] ?? '')),
    ];
    put(data, dataHeader, 0, table(keys, records));
    put(peopleSheet, OWN_HEADER, 0, table(PEOPLE, people));
    put(offSheet, OWN_HEADER, 0, table(DAYS_OFF, daysOff));
    for (const one of [peopleSheet, offSheet]) put(one, 0, 0, [['Title'], ['Notes * of ? it.']]);
    const formula = readyFormulas(blueprint, {
      report: { name: sheet, keys, header: dataHeader, rows: records.length },
      own: { people: { name: 'People', keys: PEOPLE }, 'days-off': { name: 'Days off', keys: DAYS_OFF } },
      header,
    });
    const top = blueprint.top.map(({ key, holds }): CellContent => {
      if (typed[key] !== undefined) return typed[key];
      if (holds.kind === 'fact') return facts[holds.fact];
      return holds.kind === 'input' ? holds.value : { formula: formula(holds.formula, header - 2) };
    });
    const lines = rows.map((row, index) =>
      blueprint.columns.map(
        (column): CellContent =>
          column.formula === undefined ? (row[column.key] ?? '') : { formula: formula(column.formula, header + 1 + index) },
      ),
    );
    const started = performance.now();
    put(own, header - 2, 0, [top]);
    put(own, header + 1, left, lines);
    if (deleted === 'days off') spreadsheet.deleteSheet(offSheet);
    const [changed, standing] = [header + 1 + putIn.before, records.map((record) => record as ReadyBook['rows'][number])];
    if (putIn.rows > 0) spreadsheet.insertRows(own, changed, putIn.rows);
    if (putIn.rows < 0) spreadsheet.deleteRows(own, changed, -putIn.rows);
    standing.splice(putIn.before, Math.max(0, -putIn.rows), ...Array.from({ length: Math.max(0, putIn.rows) }, () => ({})));
    await functions.settled();
    const ms = performance.now() - started;
    const read = (row: number, column: number, count: number, columns: number): readonly (readonly StoredValue[])[] =>
      count === 0 ? [] : (spreadsheet.read({ sheet: own, row, column, rows: count, columns }, ['values']).values ?? []);
    const named = (columns: readonly { readonly key: string }[], line: readonly StoredValue[] = []) =>
      Object.fromEntries(columns.map(({ key }, at) => [key, line[at] ?? '']));
    const shownTop = named(blueprint.top, read(header - 2, 0, 1, blueprint.top.length)[0]);
    const shown = read(header + 1, left, lines.length + putIn.rows, blueprint.columns.length).map((line, index) => ({
      ...(isBeside ? standing[index] : {}),
      ...named(blueprint.columns, line),
    }));
    return { top: shownTop, rows: shown, errors: [shownTop, ...shown].flatMap(errorsIn), ms };
  } finally {
    book.dispose();
  }
}

const errorsIn = (line: Cells, index: number): readonly string[] =>
  Object.entries(line).flatMap(([key, shown]) => (/^#[A-Z/0!?]+/.test(String(shown)) ? [`${index} ${key} ${shown}`] : []));

function rowsOf(rows: ReadyMade['blueprint']['rows'], records: readonly Cells[]): readonly Cells[] {
  switch (rows.kind) {
    case 'each':
      return [...new Map(records.map((record) => [rows.of.map((key) => record[key]).join('\n'), record])).values()];
    case 'count':
      return Array.from({ length: rows.count }, () => ({}));
    case 'beside':
      return records.map(() => ({}));
  }
}
