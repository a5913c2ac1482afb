/**
 * Looks for what meets rules in the rows of one table, as they come. It knows no sheet.
 * @module
 */
import type { DateRange } from '../../model/date-range';
import type { SheetValue } from '../../sheet-writer';
import type { AlertDays, AlertRule } from '../definition/alert-rule';
import { absentees } from './absentees';
import type { AlertTableFacts } from './alert-table';
import { meantBy, meets, settledValue, together } from './alert-value';
import type { Finding } from './finding';
import { foundCode } from './found-code';
import { type AlertCell, dayInCell, type FoundRow, foundRow } from './found-row';
import { knownIds } from './known-ids';
import { dayBefore, type RuleOn, type SearchFacts } from './search-facts';

/** What was found in a table. */
export interface FoundInTable {
  /** How many there are, of which the first are here. */
  readonly count: number;
  readonly findings: readonly Finding[];
  /** Cells that a rule is about and that show an error or no result yet, by the column's label. */
  readonly troubled: ReadonlyMap<string, number>;
  /** Days, as serial numbers, of which nobody's row is there although a rule is about people who have none. */
  readonly silentDays: ReadonlySet<number>;
  /** Whether people without a row weren't looked for, since some rows can't be seen. */
  readonly missesSome: boolean;
}

/** Takes rows one by one. */
export interface AlertSearch {
  /** The columns that it reads. */
  readonly keys: readonly string[];
  /** Rows of other days say nothing; `undefined` where those of all days count. */
  readonly days: DateRange | undefined;
  /** Rows that meet none of these say nothing; `undefined` where what one says depends on others. */
  readonly limits: readonly RuleOn[] | undefined;
  /** Whether people are found for having no row. Then nobody can tell without seeing all rows. */
  readonly needsAll: boolean;
  take(cells: readonly SheetValue[]): void;
  /** Some rows can't be seen, so that nobody is found for having none. */
  missSome(): void;
  found(): FoundInTable;
}

/** So many are told of one refresh. */
export const MOST_FOUND = 1000;

/** How many days before today a rule looks at; none of them is today. */
const SPANS: Readonly<Record<Exclude<AlertDays, 'all' | 'yesterday'>, number>> = { 'last-7-days': 7, 'last-30-days': 30 };

/** What a formula shows that has no value. */
const isTrouble = (cell: SheetValue): boolean => typeof cell === 'string' && /^(#|Loading)/.test(cell);

/** A search for rules that are all about the same table. */
export function alertSearch(table: AlertTableFacts, rules: readonly RuleOn[], facts: SearchFacts): AlertSearch {
  const { day, identity, who, person, twins, perUnit } = table;
  const wanted = [day, ...identity.flat(), ...who, person.id, person.name, ...rules.map(({ column }) => column.key)];
  const keys = [...new Set(wanted.filter((key): key is string => key !== undefined))];
  const places = new Map(keys.map((key, at) => [key, at]));
  const away = absentees(table, rules, facts);
  const findings: Finding[] = [];
  const troubled = new Map<string, number>();
  /** How often an identity was found. */
  const codes = new Map<string, number>();
  /** Days of which more parts may come. */
  let open = new Map<string, Part>();
  const [[idKey, nameKey] = []] = identity;
  const ids = knownIds();
  let count = 0;
  let missesSome = false;

  function judge({ rule, column: { kind } }: RuleOn, row: FoundRow, raw: number, hasRow = true): void {
    const value = settledValue({ kind }, raw);
    if (!meets(rule, { kind }, value)) return;
    if (findings.length === MOST_FOUND && twins !== 'same') {
      count += 1;
      return;
    }
    const word = wordOf(rule, row);
    const times = codes.get(word) ?? 0;
    if (times > 0 && twins === 'same') return;
    codes.set(word, times + 1);
    count += 1;
    if (findings.length === MOST_FOUND) return;
    const code = foundCode(facts.salt, times === 0 ? [word] : [word, times]);
    findings.push({
      rule,
      code,
      ...(row.day === undefined ? {} : { day: row.day }),
      ...(row.who ? { who: row.who } : {}),
      ...(row.owner ? { person: row.owner } : {}),
      value,
      kind,
      hasRow,
    });
  }

  /** Whether a rule looks at rows of a day. */
  function isOfDay({ rule, column }: RuleOn, at: number | undefined): boolean {
    const { days } = rule;
    if (days === 'all' || !column.hasDays) return true;
    if (days === 'yesterday') return at === dayBefore(rule, facts);
    const before = facts.today - (at ?? Number.NaN);
    return before >= 1 && before <= SPANS[days];
  }

  const isOff = ({ rule, column }: RuleOn, row: FoundRow): boolean =>
    rule.workDaysOnly && column.hasDays && row.day !== undefined && !facts.isWorkDay(row.day, row);

  return {
    keys,
    days: daysOf(rules, away.first, facts),
    limits: twins === 'parts' ? undefined : rules,
    needsAll: away.first !== Number.POSITIVE_INFINITY,
    missSome() {
      missesSome = true;
    },
    take(cells) {
      const cell: AlertCell = (key) => cells[places.get(key) ?? -1] ?? '';
      const at = day === undefined ? undefined : dayInCell(cell(day));
      let known: FoundRow | undefined;
      const row = (): FoundRow => {
        if (known) return known;
        known = foundRow(table, at, cell);
        if (twins === 'parts' && idKey && nameKey) ids.take(String(cell(idKey)), String(cell(nameKey)));
        return known;
      };
      if (twins === 'same' && lacks(table, row())) return;
      if (at !== undefined && at >= away.first) away.take(row());
      for (const [index, on] of rules.entries()) {
        const { column, rule } = on;
        const value = cell(column.key);
        if (value === '' || !isOfDay(on, at)) continue;
        if (isTrouble(value)) troubled.set(column.label, (troubled.get(column.label) ?? 0) + 1);
        if (typeof value !== 'number') continue;
        const raw = meantBy(column, value, at, perUnit);
        // Most rows of a log meet nothing, and nobody has to know whose they are.
        if ((twins !== 'parts' && !meets(rule, column, settledValue(column, raw))) || isOff(on, row())) continue;
        if (twins !== 'parts') judge(on, row(), raw);
        else putTogether(open, { index, on, row: row(), raw });
      }
    },
    found() {
      if (ids.areLacking()) {
        const parts = open.values();
        open = new Map();
        for (const part of parts) putTogether(open, { ...part, row: ids.with(part.row) });
      }
      for (const { on, row, raw } of open.values()) judge(on, ids.told(row), raw);
      if (missesSome) return { count, findings, troubled, silentDays: new Set(), missesSome };
      const { absent, silentDays } = away.found(ids.with);
      for (const { on, row } of absent) judge(on, ids.told(row), 0, false);
      return { count, findings, troubled, silentDays, missesSome };
    },
  };
}

/** From the first day that a rule looks at on. @param known from when on rows say whom to expect */
function daysOf(rules: readonly RuleOn[], known: number, facts: SearchFacts): DateRange | undefined {
  const { today } = facts;
  const firsts = rules.map((on) => firstDay(on, facts));
  return firsts.includes(undefined) ? undefined : { from: Math.min(known, ...(firsts as number[])), to: today - 1 };
}

/** @returns `undefined` where a rule looks at rows of all days */
function firstDay({ rule, column }: RuleOn, facts: SearchFacts): number | undefined {
  const { days } = rule;
  if (days === 'all' || !column.hasDays) return undefined;
  return days === 'yesterday' ? dayBefore(rule, facts) : facts.today - SPANS[days];
}

/** A part of somebody's day, or all of it. */
interface Part {
  /** The place of its rule: two that somebody wrote into a file may have the same ID. */
  readonly index: number;
  readonly on: RuleOn;
  readonly row: FoundRow;
  raw: number;
}

function putTogether(open: Map<string, Part>, part: Part): void {
  const word = `${part.index} ${wordOf(part.on.rule, part.row)}`;
  const other = open.get(word);
  if (other) other.raw = together(part.on.column, other.raw, part.raw);
  else open.set(word, part);
}

/** What tells a row from others that meet the same rule. */
const wordOf = ({ id }: AlertRule, { day, identity }: FoundRow): string => JSON.stringify([id, day ?? '', ...identity.map(String)]);

/** Whether a row is none: on a ready sheet people may type below. Some of what it is of may be empty, as the site of an application. */
const lacks = ({ day }: AlertTableFacts, row: FoundRow): boolean =>
  (row.identity.length > 0 && row.identity.every((value) => value === '')) || (day !== undefined && row.day === undefined);
