import type { JSX } from 'preact';
import { ALERT_COLUMN, IN_READY_SHEET, IN_REPORT, NOT_SHOWN_YET } from '#words/alert-views';
import type { AlertColumn } from '../../report/definition/alert-columns';
import type { AlertRule } from '../../report/definition/alert-rule';
import { Field } from '../parts/field';
import { type AlertChoices, columnLabel, columnOf } from './alert-choices';

interface RuleColumnProps {
  readonly rule: AlertRule;
  readonly choices: AlertChoices;
  readonly onColumn: (column: AlertColumn) => void;
}

const GROUPS = Object.entries({ report: IN_REPORT, ready: IN_READY_SHEET, missing: NOT_SHOWN_YET } satisfies Record<
  keyof AlertChoices,
  string
>) as [keyof AlertChoices, string][];

/** Which column a rule is about, by where it is. One that is gone is listed too, so that nobody sees another one in its place. */
export function RuleColumn({ rule, choices, onColumn }: RuleColumnProps): JSX.Element {
  const now = wordOf(rule.table, rule.column);
  const choose = (word: string): void => {
    const next = GROUPS.flatMap(([group]) => choices[group]).find(({ table, key }) => wordOf(table, key) === word);
    if (next) onColumn(next);
  };
  return (
    <Field label={ALERT_COLUMN}>
      {(control) => (
        <select {...control} value={now} onChange={(event) => choose(event.currentTarget.value)}>
          {columnOf(rule, choices) === undefined && <option value={now}>{columnLabel(rule, choices)}</option>}
          {GROUPS.filter(([group]) => choices[group].length > 0).map(([group, words]) => (
            <optgroup key={group} label={words}>
              {choices[group].map(({ table, key, label }) => (
                <option key={key} value={wordOf(table, key)}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A column of either table as one word. */
const wordOf = (table: AlertRule['table'], key: string): string => `${table} ${key}`;
