import type { Report } from '../../shared/report/definition/definition';
import { type ReportBench, report, reportBench } from '../shared/report/report-bench';
import { type AccountName, connectAccount, namedIn, worldsOf } from './accounts';
import { groupedColumns, groupedDefinition, KEY_COLUMNS } from './grouping';
import type { Past } from './oracle';
import { look, type Sight } from './sight';
import type { Edit, Start } from './step';
import { BASE, type Cells, EXTRA, IDENTITY } from './truth';
import type { World } from './world';

/** What a program has come to: its document and people's definition, and what an oracle has to know of what happened. */
export interface Life {
  readonly start: Start;
  readonly bench: ReportBench;
  readonly sheets: ReportBench['sheets'];
  readonly clock: ReportBench['clock'];
  /** What each account has, and which of them the report reads. */
  readonly worlds: Readonly<Record<AccountName, World>>;
  account: AccountName;
  /** What that account has. */
  truth: World;
  /** The account of the rows in the sheet. */
  shownOf: AccountName | undefined;
  /** Accounts whose rows killed refreshes may have written since then. */
  readonly tornOf: Set<AccountName>;
  /** Whether the report names its connection. */
  isNamed: boolean;
  readonly identity: readonly string[];
  readonly figures: { steps: number; refreshes: number; failures: number; kills: number; edits: number; moves: number };
  tab: string;
  version: number;
  numbers: number;
  disposition: Start['disposition'];
  words: string;
  reread: number;
  name: string;
  columns: [key: string, label: string][];
  /** Columns that somebody deleted in the sheet; they stay away. */
  readonly gone: Set<string>;
  held: ReadonlyMap<string, Cells>;
  readonly deleted: Set<string>;
  /** What people typed, and columns that came in, since a killed refresh. */
  readonly typed: Map<string, Cells>;
  readonly fresh: Set<string>;
  /** Whether a column was taken out of a report whose rows were kept: it stays, as the person's own. */
  hasLeft: boolean;
  /** Columns that were not there from the beginning. */
  readonly added: Set<string>;
  past: Past | undefined;
  /** Whether the next refresh may have to begin with the dates: another key, a page without a cursor, a cursor that was refused. */
  isCursorLost: boolean;
  /** The refresh that has begun and not ended. `before`: since when one of each account goes on that the report has left meanwhile. */
  begun:
    | {
        since: number;
        day: number;
        killed: boolean;
        uncounted: boolean;
        words: Set<string>;
        before?: Partial<Record<AccountName, number>>;
      }
    | undefined;
  /** Whether a killed refresh may have left the sheet half written. */
  isTorn: boolean;
  lastCall: number;
  isStructural: boolean;
  /** Whether people changed anything since the last refresh. */
  isEdited: boolean;
  /** What they did since then. */
  readonly edits: Set<Edit>;
  /** Whether marks went along with rows that somebody sorted, so that they go with them when they are deleted. */
  haveMarksGone: boolean;
  readonly copies: Map<string, string>;
  /** Every header that a refresh may have written since the last one that wrote, the newest first. */
  readonly headers: Map<string, string[]>;
  /** The definition of the last refresh that wrote. */
  definedAs: string;
}

export function lifeOf(start: Start): Life {
  const bench = reportBench();
  const extra = start.extra.map((pick) => EXTRA[start.stream][pick] as string);
  const worlds = worldsOf(start, '2026-03-01');
  const account = start.account === 'second' ? 'second' : 'first';
  connectAccount(bench.secrets, 'first', 0);
  if (start.account !== 'alone') connectAccount(bench.secrets, 'second', 0);
  return {
    start,
    bench,
    sheets: bench.sheets,
    clock: bench.clock,
    worlds,
    account,
    truth: worlds[account],
    shownOf: undefined,
    tornOf: new Set(),
    isNamed: start.account === 'first' || start.account === 'second',
    identity: start.grouping?.by.map((key) => KEY_COLUMNS[key]) ?? IDENTITY[start.stream],
    figures: { steps: 0, refreshes: 0, failures: 0, kills: 0, edits: 0, moves: 0 },
    tab: 'Hours',
    version: 1,
    numbers: 0,
    disposition: start.disposition,
    words: start.words,
    reread: start.reread,
    name: 'Hours',
    columns: (start.grouping ? groupedColumns(start.grouping) : [...BASE[start.stream], ...extra]).map((key) => [key, `H1-${key}`]),
    gone: new Set(),
    held: new Map(),
    deleted: new Set(),
    typed: new Map(),
    fresh: new Set(),
    hasLeft: false,
    added: new Set(),
    past: undefined,
    isCursorLost: false,
    begun: undefined,
    isTorn: false,
    lastCall: Number.NEGATIVE_INFINITY,
    isStructural: false,
    isEdited: false,
    edits: new Set(),
    haveMarksGone: false,
    copies: new Map(),
    headers: new Map(),
    definedAs: '',
  };
}

/** A refusal that only a person can answer ends a program early. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export const MINUTE = 60_000;
/** A killed call keeps others out for so long. */
export const LEASE = 8 * MINUTE;

export const DELETIONS: readonly Edit[] = ['delete row', 'delete last row', 'delete rows', 'delete last rows'];

export const today = ({ clock }: Life): string => clock.today('UTC');

export const labels = ({ columns, gone }: Life): ReadonlyMap<string, string> => new Map(columns.filter(([key]) => !gone.has(key)));

export function noteHeaders(life: Life): void {
  for (const [key, label] of labels(life)) life.headers.set(key, [...new Set([label, ...(life.headers.get(key) ?? [])])]);
}

export function sight(life: Life): Sight | undefined {
  const now = labels(life);
  const keys = [...new Set([...now.keys(), ...life.headers.keys()])];
  const own = keys.map((key) => [key, [...new Set([now.get(key) ?? [], life.headers.get(key) ?? []].flat())]] as const);
  return look(life.sheets, life.tab, new Map(own), life.identity);
}

export const definition = ({ name, start, words, columns, disposition, reread, isNamed, account }: Life): Report =>
  report({
    name,
    stream: start.stream,
    range: { kind: 'words', words },
    columns: columns.map(([key, label]) => ({ key, label })),
    unit: start.unit,
    destination: { sheet: 'Hours', cell: start.cell },
    disposition,
    rereadDays: reread,
    statusLine: start.statusLine,
    ...(isNamed ? { version: 4, connection: namedIn(account) } : {}),
    ...(start.grouping
      ? groupedDefinition(
          start.grouping,
          columns.map(([key]) => key),
        )
      : {}),
  });

export const defined = (life: Life): string => JSON.stringify(definition(life));

/** The cells of the report's tab, without the status line. */
export const cellsNow = ({ sheets, tab }: Life): string =>
  sheets
    .whole()
    .cells.filter((cell) => cell.startsWith(`${tab} `) && !cell.includes('"Refreshed ') && !cell.includes('"value":"","formula":"",'))
    .join('\n');
