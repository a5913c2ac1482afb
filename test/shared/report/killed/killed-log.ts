import type { Report } from '../../../../shared/report/definition/definition';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, type ReportBench, report, reportBench } from '../report-bench';
import { type LeftState, leftByKills } from './left-states';

/** Rows of the refresh before. */
export const OLD = 6;
/** Calls as short as these put what they read on the hidden sheet. */
const ASKS = 2;

/** Each record has its own duration; sorted by it, old and new ones stand among each other. */
export const secondsOf = (index: number): number => 30 + ((index * 389) % 1009);

export const logOf = (count: number): FakeOrganisation =>
  fakeOrganisation(
    3,
    [],
    Array.from({ length: count }, (_, index) => activity(index + 1, '2026-03-18', { seconds: secondsOf(index) })),
  );

export const COLUMNS: Readonly<Record<string, Report['columns']>> = {
  'without identity': [{ key: 'time' }, { key: 'user' }, { key: 'duration', label: 'Duration' }],
  'with log ids': [{ key: 'logId' }, { key: 'time' }, { key: 'duration', label: 'Duration' }],
  'by the day alone': [{ key: 'date' }, { key: 'user' }, { key: 'duration', label: 'Duration' }],
  'without a moment': [{ key: 'user' }, { key: 'application' }, { key: 'duration', label: 'Duration' }],
};
/** Without ids and moments, rows that stand among others are refused. */
export const isTold = (name: string): boolean => name === 'without identity' || name === 'with log ids';

/** A log with more records to append: few, or more than a killed refresh keeps in mind. @param isApart whether its columns are written apart */
export function prepared(
  columns: Report['columns'],
  statusLine: boolean,
  more: number,
  isApart: boolean,
  disposition: Report['disposition'] = 'append',
): ReportBench {
  const bench = reportBench();
  bench.save(report({ stream: 'activity-log', disposition, range: { kind: 'words', words: 'last 3 days' }, columns, statusLine }));
  bench.serve(logOf(OLD));
  bench.refresh();
  const [tab] = bench.sheets.sheets() as readonly { readonly id: string }[];
  if (isApart && tab) void bench.sheets.insertColumns(tab.id, 2, 1);
  bench.serve(logOf(OLD + more), { largestPage: Math.ceil(more / 3) });
  return bench;
}

/** Rows of the sheet below the header, by their seconds: each record has its own. */
export function secondsIn({ sheets }: ReportBench): readonly number[] {
  const rows = sheets.seen('Hours');
  const header = rows.findIndex((row) => row.includes('Duration'));
  const place = rows[header]?.indexOf('Duration') ?? -1;
  return rows
    .slice(header + 1)
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => Number(row[place]));
}

const firstRow = ({ sheets }: ReportBench): number => sheets.seen('Hours').findIndex((row) => row.includes('Duration')) + 1;

/** What people do to the rows; `old` is the last row of the refresh before, `used` how many rows the sheet has. */
const EDITS: Readonly<Record<string, (bench: ReportBench, first: number, old: number, used: number) => void>> = {
  'deletes the rows where the killed one began': ({ sheets }, _, old) => sheets.deleteRows('Hours', old, 2),
  'deletes them and some more': ({ sheets }, _, old) => sheets.deleteRows('Hours', old - 1, 6),
  'deletes them and some in the middle': ({ sheets }, _, old, used) => {
    sheets.deleteRows('Hours', old + 10, 3);
    sheets.deleteRows('Hours', old, Math.min(2, used - old));
  },
  'deletes them and the last': ({ sheets }, _, old, used) => {
    sheets.deleteRows('Hours', used - 1, 1);
    sheets.deleteRows('Hours', old, 2);
  },
  'deletes them and the first': ({ sheets }, first, old) => {
    sheets.deleteRows('Hours', old, 2);
    sheets.deleteRows('Hours', first, 1);
  },
  'deletes as many as came, where the killed one began': ({ sheets }, _, old, used) => {
    if (used > old + 2) sheets.deleteRows('Hours', old, used - old - 1);
  },
  'deletes as many as came, and more of the refresh before': ({ sheets }, first, old, used) => {
    if (used > old + 4) sheets.deleteRows('Hours', first + 2, used - old - 1);
  },
  'deletes as many as came, in two places': ({ sheets }, first, old, used) => {
    if (used < old + 6) return;
    sheets.deleteRows('Hours', old, used - old - 3);
    sheets.deleteRows('Hours', first, 2);
  },
  'sorts the new ones and deletes as many as came': ({ sheets }, _, old, used) => {
    if (used < old + 4) return;
    sheets.sortRows('Hours', old + 1, used - old - 1, 1);
    sheets.deleteRows('Hours', old, used - old - 1);
  },
  'deletes all but the last': ({ sheets }, first, _, used) => sheets.deleteRows('Hours', first, used - first - 1),
  'deletes all of the refresh before': ({ sheets }, first, old) => sheets.deleteRows('Hours', first, old - first + 2),
  'deletes them and sorts': ({ sheets }, first, old, used) => {
    sheets.deleteRows('Hours', old, 2);
    sheets.sortRows('Hours', first, used - 2 - first, 1);
  },
  'sorts and deletes them': ({ sheets }, first, old, used) => {
    sheets.sortRows('Hours', first, used - first, 1);
    sheets.deleteRows('Hours', old, 2);
  },
  sorts: ({ sheets }, first, _, used) => sheets.sortRows('Hours', first, used - first, 1),
  'sorts old and new among each other': sortAll,
  'sorts them so and deletes the last': (bench, first, old, used) => {
    sortAll(bench, first, old, used);
    bench.sheets.deleteRows('Hours', used - 1, 1);
  },
  'deletes the first and sorts them so': (bench, first, old, used) => {
    bench.sheets.deleteRows('Hours', first, 1);
    sortAll(bench, first, old, used - 1);
  },
  'deletes the last': ({ sheets }, _, __, used) => sheets.deleteRows('Hours', used - 1, 1),
  'deletes the header': ({ sheets }, first) => sheets.deleteRows('Hours', first - 1, 1),
};

/** By their duration, the last of their columns. */
function sortAll({ sheets }: ReportBench, first: number, _: number, used: number): void {
  sheets.sortRows('Hours', first, used - first, (sheets.seen('Hours')[first - 1] ?? []).indexOf('Duration'));
}

/** States whose sheets are different, and of many rows the last with none of them and the first with all. */
export function tried(bench: ReportBench, more: number): readonly LeftState[] {
  const found = new Map<string, LeftState>();
  const isMany = more > 100;
  for (const one of leftByKills(bench, ASKS).left) {
    one.restore();
    if (![...bench.documents.entries.keys()].some((key) => key.startsWith('activtrak.run.'))) continue;
    const { cells } = bench.sheets.whole();
    const sheet = cells.filter((cell) => cell.startsWith('Hours '));
    const marks = JSON.stringify(bench.sheets.marks('r1'));
    const rows = secondsIn(bench).length;
    const key = isMany ? String(rows) : `${sheet.join()} ${marks}`;
    if (!isMany || rows === OLD || !found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

/** What the sheet has, but for what its status line says. */
export const rowsOf = ({ sheets }: ReportBench): readonly unknown[] =>
  sheets.seen('Hours').filter((row) => !row.some((cell) => String(cell).startsWith('Refreshed ')));

export const EDIT_NAMES: readonly string[] = Object.keys(EDITS);

/** Does to a log's sheet what somebody does after a kill. */
export function editAfterKill(edit: string, bench: ReportBench): void {
  const first = firstRow(bench);
  EDITS[edit]?.(bench, first, first + OLD - 1, bench.sheets.seen('Hours').length);
}
