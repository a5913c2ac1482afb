/**
 * People without a row. ActivTrak returns none for somebody who did nothing on a day, and “active below 2 h” is about them too.
 * @module
 */
import type { AlertTableFacts } from './alert-table';
import type { FoundRow } from './found-row';
import { dayBefore, type RuleOn, type SearchFacts } from './search-facts';

/** Who has had no row for so many days before may have left, and isn't looked for. */
const SEEN_DAYS = 14;

const ALWAYS = { from: 0, to: Number.POSITIVE_INFINITY };

/** Remembers whose rows there are. */
interface Absentees {
  /** Whether rows of a day say something. */
  looksAt(day: number | undefined): boolean;
  take(row: FoundRow): void;
  /** Everybody who has no row on the day that a rule is about, for each such rule. @param named gives a row the ID that it lacks */
  found(named: (row: FoundRow) => FoundRow): readonly { readonly on: RuleOn; readonly row: FoundRow }[];
}

/** People whom other rows name and who have none on the day before, for rules about too little time on that day. */
export function absentees({ twins }: Pick<AlertTableFacts, 'twins'>, all: readonly RuleOn[], facts: SearchFacts): Absentees {
  const { isWorkDay, asked, known = ALWAYS } = facts;
  const rules = all.flatMap((on) => {
    const { rule, column } = on;
    const isAboutTooLittle = rule.days === 'yesterday' && rule.test === 'below' && rule.limit > 0 && column.kind === 'duration';
    const day = dayBefore(rule, facts);
    return twins === 'parts' && isAboutTooLittle && asked && asked.from <= day && day <= asked.to ? [{ on, day }] : [];
  });
  const first = Math.min(...rules.map(({ day }) => day)) - SEEN_DAYS;
  const seen = new Map<string, FoundRow>();
  const there = new Map<string, FoundRow>();
  return {
    looksAt: (day) => day !== undefined && day >= first,
    take(row) {
      const { day } = row;
      const word = String(row.identity[0] ?? '');
      if (word === '' || day === undefined) return;
      if (rules.some((one) => one.day === day)) there.set(`${day} ${word}`, row);
      if (day >= known.from && day <= known.to) seen.set(word, row);
    },
    found(named) {
      const placeOf = (row: FoundRow, day = row.day): string => `${day} ${row.identity[0]}`;
      const came = new Set([...there.values()].map((row) => placeOf(named(row))));
      const people = new Map([...seen.values()].map(named).map((row) => [String(row.identity[0]), row]));
      return rules.flatMap(({ on, day }) =>
        [...people.values()].flatMap((row) =>
          came.has(placeOf(row, day)) || (on.rule.workDaysOnly && !isWorkDay(day, row)) ? [] : [{ on, row: { ...row, day } }],
        ),
      );
    },
  };
}
