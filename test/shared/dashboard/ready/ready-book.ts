/**
 * A ready sheet in the playground's engine: the report's rows, People and Days off as given, and the blueprint's formulas over them.
 * @module
 */
import { openNodeWorkbook } from '../../../../playground/node/open-workbook';
import type { CellContent, StoredValue } from '../../../../playground/spreadsheet/backend';
import { GOOGLE_CELLS } from '../../../../playground/univer/cell-rules';
import type { Fact } from '../../../../shared/dashboard/blueprint';
import type { ReadyMade } from '../../../../shared/dashboard/ready/ready-sheet';
import { cellAddress, columnLetters } from '../../../../shared/model/a1';
import { outputColumns } from '../../../../shared/report/definition/output';
import type { DayOff, Person, Record } from './organisation';
import { resolved } from './resolved';

type Value = string | number | boolean;

/** What a ready sheet shows. */
export interface ReadyBook {
  readonly top: Readonly<{ [key: string]: Value }>;
  /** The rows by the values of their keys; those of other kinds by their number. */
  readonly rows: readonly Readonly<{ [key: string]: Value }>[];
  /** Every cell with an error. */
  readonly errors: readonly string[];
}

export interface BookGiven {
  readonly records: readonly Record[];
  readonly people?: readonly Person[];
  readonly daysOff?: readonly DayOff[];
  readonly facts: { readonly [Name in Fact]: Value };
  /** What somebody typed into cells on top. */
  readonly typed?: Readonly<{ [key: string]: Value }>;
  /** The name of the report's sheet. */
  readonly sheet?: string;
}

const PEOPLE = ['userId', 'user', 'team', 'start', 'end', 'workdays', 'goal', 'number', 'rate'] as const;
const DAYS_OFF = ['user', 'date', 'kind'] as const;

/** Makes the workbook, calculates it, and reads it. */
export async function readyBook({ report, blueprint }: ReadyMade, given: BookGiven): Promise<ReadyBook> {
  const { records, people = [], daysOff = [], facts, typed = {}, sheet = report.destination.sheet } = given;
  const columns = outputColumns(report);
  const isBeside = blueprint.rows.kind === 'beside';
  const dataHeader = isBeside ? (cellAddress(report.destination.cell)?.row ?? 0) : 1;
  const size = (rows: number, wide: number) => ({ rows, columns: wide });
  const dataSize = size(dataHeader + records.length + 3, columns.length + (isBeside ? blueprint.columns.length + 20 : 2));
  const hasIds = columns.some(({ key }) => key === 'userId');
  // Where the report has no IDs, rows of people go by the pseudonyms.
  const readyRows = rowsOf(blueprint.rows, hasIds ? records : records.map((record) => ({ ...record, userId: record.user })));
  const header = blueprint.notes.length + 5;
  const lastRow = isBeside ? dataHeader + records.length + 3 : header + 1 + Math.max(1000, 2 * readyRows.length);
  const book = await openNodeWorkbook({
    id: 'book',
    name: 'Book',
    timeZone: 'Europe/Berlin',
    locale: 'en_US',
    owner: 'owner@example.com',
    sheets: [
      { name: sheet, ...dataSize },
      { name: 'People', ...size(people.length + 50, PEOPLE.length) },
      { name: 'Days off', ...size(daysOff.length + 50, DAYS_OFF.length) },
      ...(isBeside ? [] : [{ name: 'Ready', ...size(lastRow, Math.max(blueprint.columns.length, blueprint.top.length)) }]),
    ],
  });
  try {
    const functions = book.registerFunctions({ functions: [], rules: GOOGLE_CELLS, evaluate: () => Promise.reject(new Error('None.')) });
    const { spreadsheet } = book;
    const [data = '', peopleSheet = '', offSheet = '', own = data] = spreadsheet.sheets().map(({ key }) => key);
    const put = (at: string, row: number, column: number, rows: readonly (readonly CellContent[])[]): void => {
      if (rows.length > 0 && rows[0]?.length)
        spreadsheet.write({ sheet: at, row, column, rows: rows.length, columns: rows[0].length }, { contents: rows });
    };
    put(data, dataHeader, 0, [columns.map(({ label }) => label), ...records.map((record) => columns.map(({ key }) => cell(record[key])))]);
    put(peopleSheet, 0, 0, [[...PEOPLE], ...people.map((person) => PEOPLE.map((key) => cell(person[key])))]);
    put(offSheet, 0, 0, [['Person', 'Date', 'Kind'], ...daysOff.map((day) => DAYS_OFF.map((key) => cell(day[key])))]);

    const quotedName = `'${sheet.replace(/'/g, "''")}'`;
    const reportAt = (key: string): number => columns.findIndex((column) => column.key === (key === 'userId' && !hasIds ? 'user' : key));
    const firstOwn = isBeside ? columns.length : 0;
    const at = (key: string): number => {
      const own = blueprint.columns.findIndex((column) => column.key === key);
      return own === -1 ? (isBeside ? reportAt(key) : -1) : firstOwn + own;
    };
    const whole = (name: string, column: number): string | undefined =>
      column === -1 ? undefined : `${name}!$${columnLetters(column)}:$${columnLetters(column)}`;
    const below = (column: number): string | undefined =>
      column === -1 ? undefined : `$${columnLetters(column)}$${(isBeside ? dataHeader : header) + 2}:$${columnLetters(column)}$${lastRow}`;
    const topRow = blueprint.notes.length + 3;
    const placesAt = (row: number, number: number) => ({
      report: (key: string) => (isBeside ? below(reportAt(key)) : whole(quotedName, reportAt(key))),
      people: (key: string) => whole("'People'", PEOPLE.indexOf(key as (typeof PEOPLE)[number])),
      'days-off': (key: string) => whole("'Days off'", DAYS_OFF.indexOf(key as (typeof DAYS_OFF)[number])),
      top: (key: string) => {
        const found = blueprint.top.findIndex((top) => top.key === key);
        return found === -1 ? undefined : `$${columnLetters(found)}$${topRow + 1}`;
      },
      row: (key: string) => (at(key) === -1 ? undefined : `$${columnLetters(at(key))}${row + 1}`),
      column: (key: string) => below(at(key)),
      number,
    });
    const top = blueprint.top.map(({ key, holds }): CellContent => {
      if (typed[key] !== undefined) return cell(typed[key]);
      if (holds.kind === 'fact') return facts[holds.fact];
      return holds.kind === 'input' ? holds.value : { formula: resolved(holds.formula, placesAt(topRow, 0)) };
    });
    const begin = (isBeside ? dataHeader : header) + 1;
    const filled = readyRows.map((keys, index) =>
      blueprint.columns.map(
        ({ key, formula }): CellContent =>
          formula === undefined ? cell(keys[key]) : { formula: resolved(formula, placesAt(begin + index, index + 1)) },
      ),
    );
    for (const { rule } of blueprint.rules) if (rule.kind === 'formula') resolved(rule.formula, { ...placesAt(begin, 1), cell: 'A1' });
    put(own, topRow, 0, [top]);
    put(own, begin, firstOwn, filled);
    await functions.settled();

    const read = (row: number, column: number, rows: number, wide: number): readonly (readonly StoredValue[])[] =>
      rows === 0 ? [] : (spreadsheet.read({ sheet: own, row, column, rows, columns: wide }, ['values']).values ?? []);
    const shownTop = Object.fromEntries(blueprint.top.map(({ key }, index) => [key, value(read(topRow, index, 1, 1)[0]?.[0])]));
    const shown = read(begin, firstOwn, filled.length, blueprint.columns.length).map((line, index) => ({
      ...(isBeside ? (records[index] as object) : {}),
      ...Object.fromEntries(blueprint.columns.map(({ key }, column) => [key, value(line[column])])),
    }));
    const isError = ([, shown]: readonly [string, Value]): boolean => typeof shown === 'string' && /^#[A-Z/0!?]+/.test(shown);
    const errors = [shownTop, ...shown].flatMap((line, index) =>
      Object.entries(line)
        .filter(isError)
        .map(([key, word]) => `${index} ${key} ${word}`),
    );
    return { top: shownTop, rows: shown, errors };
  } finally {
    book.dispose();
  }
}

function rowsOf(
  rows: ReadyMade['blueprint']['rows'],
  records: readonly Readonly<{ [key: string]: Value | undefined }>[],
): readonly Readonly<{ [key: string]: Value | undefined }>[] {
  switch (rows.kind) {
    case 'each':
      return [...new Map(records.map((record) => [rows.of.map((key) => record[key]).join('\n'), record])).values()];
    case 'count':
      return Array.from({ length: rows.count }, () => ({}));
    case 'beside':
      return records.map(() => ({}));
  }
}

const cell = (given: Value | undefined): Value => given ?? '';
const value = (stored: StoredValue | undefined): Value => stored ?? '';
