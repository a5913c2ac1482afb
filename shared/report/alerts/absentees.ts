/**
 * People without a row. ActivTrak returns none for somebody who did nothing on a day, and “active below 2 h” is about them too.
 * @module
 */
import type { AlertTableFacts } from './alert-table';
import type { FoundRow } from './found-row';
import { dayBefore, type RuleOn, type SearchFacts } from './search-facts';

/** Who has had no row for so many days before may have left, and isn't looked for. */
const SEEN_DAYS = 14;

/** Where nobody of so many people has a row on a day, that says something of the day: a holiday, or nothing was recorded. */
const FEW = 5;

/** Who has no row. */
interface Away {
  readonly absent: readonly { readonly on: RuleOn; readonly row: FoundRow }[];
  /** Days, as serial numbers, on which nobody has a row, so that it says nothing of anybody. */
  readonly silentDays: ReadonlySet<number>;
}

/** Remembers whose rows there are. */
interface Absentees {
  /** From which day on rows say something, as a serial number; `Infinity` where none do. */
  readonly first: number;
  take(row: FoundRow): void;
  /** Everybody who has no row on the day that a rule is about, for each such rule. @param named gives a row the ID that it lacks */
  found(named: (row: FoundRow) => FoundRow): Away;
}

/** People whom other rows name and who have none on the day before, for rules about too little time on that day. */
export function absentees({ twins }: Pick<AlertTableFacts, 'twins'>, all: readonly RuleOn[], facts: SearchFacts): Absentees {
  const { isWorkDay, asked, knownFrom = 0 } = facts;
  const rules = all.flatMap((on) => {
    const { rule, column } = on;
    const isAboutTooLittle = rule.days === 'yesterday' && rule.test === 'below' && rule.limit > 0 && column.kind === 'duration';
    const day = dayBefore(rule, facts);
    return twins === 'parts' && isAboutTooLittle && asked && asked.from <= day && day <= asked.to ? [{ on, day }] : [];
  });
  const first = Math.min(...rules.map(({ day }) => day)) - SEEN_DAYS;
  /** Somebody's row, and the first of her days. */
  const seen = new Map<string, { readonly row: FoundRow; readonly since: number }>();
  const there = new Map<string, FoundRow>();
  return {
    first,
    take(row) {
      const { day } = row;
      const word = String(row.identity[0] ?? '');
      if (word === '' || day === undefined) return;
      if (rules.some((one) => one.day === day)) there.set(`${day} ${word}`, row);
      if (day >= knownFrom) seen.set(word, { row, since: Math.min(day, seen.get(word)?.since ?? day) });
    },
    found(named) {
      const placeOf = (row: FoundRow, day = row.day): string => `${day} ${row.identity[0]}`;
      const came = new Set([...there.values()].map((row) => placeOf(named(row))));
      const people = new Map<string, { readonly row: FoundRow; readonly since: number }>();
      for (const one of seen.values()) {
        const row = named(one.row);
        const word = String(row.identity[0]);
        people.set(word, { row, since: Math.min(one.since, people.get(word)?.since ?? one.since) });
      }
      const isSilent = (day: number): boolean => ![...there.values()].some((row) => row.day === day);
      const silentDays = new Set<number>();
      const absent = rules.flatMap(({ on, day }) => {
        // Who came only later may be new, where the report asked for days before.
        const expected = [...people.values()].filter(({ since }) => !(since > day && asked && asked.from < day));
        const missed = expected.filter(({ row }) => !came.has(placeOf(row, day)) && !(on.rule.workDaysOnly && !isWorkDay(day, row)));
        if (missed.length === 0 || expected.length < FEW || !isSilent(day)) return missed.map(({ row }) => ({ on, row: { ...row, day } }));
        silentDays.add(day);
        return [];
      });
      return { absent, silentDays };
    },
  };
}
