import { HELD_EARLIER, HOLDS_NOW } from '#words/alerts';
import type { Cell, Row } from '../../model/cell';
import type { ReadBack } from '../../table/cells/read-back';
import { valueWords } from './alert-words';
import type { Finding } from './finding';
import { type ListColumn, listColumns } from './list-columns';

/** So many rows a list has. */
export const MOST_LISTED = 5_000;

/** What the alerts of a report found: the first of so many. */
export interface FoundAlerts {
  readonly count: number;
  readonly findings: readonly Finding[];
  /** Whether every rule could be looked at, in all cells. */
  readonly isWhole: boolean;
  /** Those that could, by their IDs. */
  readonly sure?: ReadonlySet<string>;
}

/** What is to stand in a list. */
export interface ListRows {
  /** The rows that stand there, by their places from the first. A person's own, which say no code, are not among them. */
  readonly standing: readonly (readonly [place: number, row: Row])[];
  readonly fresh: readonly Row[];
  /** How many of the findings have no row and get none. */
  readonly left: number;
}

/** How what was found is shown. */
export interface Shown {
  /** Whether people are named. */
  readonly hasNames: boolean;
  /** When something was found first, as a serial number of the document's zone. */
  readonly foundAt: (code: string) => Cell;
  /** What its rule is, in words. */
  readonly alert: (finding: Finding) => string;
  /** Whether what such words are about was looked at in all cells. */
  readonly isSure: (alert: string) => boolean;
  /** One form of a text, as it comes and as it stands in the sheet. */
  readonly settled: ReadBack['settled'];
}

/**
 * What is found stands in its row, or in a new one; of rows whose finding is none any more, all but their state stays. Where not all findings
 * of their rule are known, it stays too.
 * @param rows those that stand there, in the list's columns
 */
export function listRows(
  rows: readonly Row[],
  { count, findings, isWhole }: FoundAlerts,
  { hasNames, foundAt, alert, isSure, settled }: Shown,
): ListRows {
  const columns = listColumns(hasNames).map(({ key }) => key);
  const cellOf = (row: Row, key: ListColumn): Cell => row[columns.indexOf(key)] ?? '';
  const textOf = (row: Row, key: ListColumn): string => String(settled('text', cellOf(row, key)));
  const isKnown = (row: Row): boolean => count <= findings.length && (isWhole || isSure(textOf(row, 'alert')));
  const byCode = new Map(findings.map((finding) => [finding.code, finding]));
  const rowOf = (finding: Finding, found: Cell): Row => {
    const cells: Readonly<Record<ListColumn, Cell>> = {
      found,
      alert: alert(finding),
      day: finding.day ?? '',
      who: finding.who ?? '',
      value: valueWords(finding),
      state: HOLDS_NOW,
      code: finding.code,
    };
    return columns.map((key) => cells[key]);
  };
  const listed = new Set<string>();
  const standing = rows.flatMap((row, place): ListRows['standing'] => {
    const code = textOf(row, 'code');
    if (code === '') return [];
    listed.add(code);
    const finding = byCode.get(code);
    if (finding === undefined) return [[place, row.map((cell, at) => (columns[at] === 'state' && isKnown(row) ? HELD_EARLIER : cell))]];
    const found = cellOf(row, 'found');
    const isSame = typeof found === 'number' && cellOf(row, 'state') !== HELD_EARLIER;
    return [[place, rowOf(finding, isSame ? found : foundAt(code))]];
  });
  const others = [...byCode.values()].filter(({ code }) => !listed.has(code));
  const added = others.slice(0, Math.max(0, MOST_LISTED - rows.length));
  return {
    standing,
    fresh: added.map((finding) => rowOf(finding, foundAt(finding.code))),
    left: others.length - added.length,
  };
}
