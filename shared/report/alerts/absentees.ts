/**
 * People without a row. ActivTrak returns none for somebody who did nothing on a day, and “active below 2 h” is about them too.
 * @module
 */
import type { AlertTableFacts } from './alert-table';
import type { FoundRow } from './found-row';
import type { RuleOn, SearchFacts } from './search-facts';

/** Who has had no row for so many days before may have left, and isn't looked for. */
const SEEN_DAYS = 14;

const ALWAYS = { from: 0, to: Number.POSITIVE_INFINITY };

/** Remembers whose rows there are. */
interface Absentees {
  /** Whether rows of a day say something. */
  looksAt(day: number | undefined): boolean;
  take(row: FoundRow): void;
  /** Everybody who has no row yesterday, for each rule that is about that. @param named gives a row the ID that it lacks */
  found(named: (row: FoundRow) => FoundRow): readonly { readonly on: RuleOn; readonly row: FoundRow }[];
}

/** People whom other rows name and who have none yesterday, for rules about too little time on that day. */
export function absentees(
  { twins }: Pick<AlertTableFacts, 'twins'>,
  all: readonly RuleOn[],
  { today, isWorkDay, hasYesterday, known = ALWAYS }: SearchFacts,
): Absentees {
  const yesterday = today - 1;
  const rules = all.filter(
    ({ rule, column }) =>
      twins === 'parts' &&
      hasYesterday &&
      rule.days === 'yesterday' &&
      rule.test === 'below' &&
      rule.limit > 0 &&
      column.kind === 'duration',
  );
  const seen = new Map<string, FoundRow>();
  const there = new Map<string, FoundRow>();
  return {
    looksAt: (day) => rules.length > 0 && day !== undefined && day >= yesterday - SEEN_DAYS,
    take(row) {
      const word = String(row.identity[0] ?? '');
      if (word === '') return;
      if (row.day === yesterday) there.set(word, row);
      else if (row.day !== undefined && row.day >= known.from && row.day <= known.to) seen.set(word, row);
    },
    found(named) {
      const came = new Set([...there.values()].map((row) => String(named(row).identity[0])));
      const known = new Map([...seen.values()].map(named).map((row) => [String(row.identity[0]), row]));
      const away = [...known].filter(([word]) => !came.has(word)).map(([, row]) => ({ ...row, day: yesterday }));
      return rules.flatMap((on) => away.filter((row) => !on.rule.workDaysOnly || isWorkDay(yesterday, row)).map((row) => ({ on, row })));
    },
  };
}
