import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import {
  ALERTS_WHILE_OPEN,
  addedForAlert,
  mostRules,
  NAMES_AS_SHOWN,
  ruleAdded,
  ruleRemoved,
  WHAT_ALERTS_DO,
  WHERE_ALERTS_GO,
} from '#words/alert-views';
import type { AlertColumn } from '../../report/definition/alert-columns';
import { type AlertRule, type Alerts, MOST_RULES } from '../../report/definition/alert-rule';
import { alertDaysOf } from '../../report/definition/check-alerts';
import { showsNames } from '../../report/definition/people-shown';
import type { Draft } from '../editor/draft';
import { Words } from '../parts/words';
import { useSession } from '../session';
import { AddRule } from './add-rule';
import { alertChoices, alertWords, columnOf, NO_ALERTS, withColumns } from './alert-choices';
import { NamesChoice } from './alert-names';
import { HAS_MESSAGES } from './has-messages';
import { RuleItem } from './rule-item';
import { WorkDays } from './work-days';

/** The rules of a report's alerts, and what goes for all of them. @param ready the columns of the ready sheet over it */
export function RuleList({ report, change, ready }: Draft & { readonly ready: readonly AlertColumn[] }): JSX.Element {
  const { state } = useSession();
  const list = useRef<HTMLUListElement>(null);
  const adding = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState('');
  const [told, tell] = useState('');
  const alerts = report.alerts ?? NO_ALERTS;
  const { rules } = alerts;
  const choices = alertChoices(report, ready);
  const set = (part: Partial<Alerts>): void => change({ alerts: { ...alerts, ...part } });
  /** A report shows what its rules are about. */
  const setRules = (next: readonly AlertRule[], about: AlertColumn | undefined, words = ''): void => {
    const isMissing = about !== undefined && choices.missing.includes(about);
    change({ ...(isMissing ? { columns: withColumns(report, about.key).columns } : {}), alerts: { ...alerts, rules: next } });
    tell([words, ...(isMissing ? [addedForAlert(about.label)] : [])].join(' ').trim());
  };
  const remove = (at: number, rule: AlertRule): void => {
    const items = list.current?.children;
    const next = items?.[at + 1] ?? items?.[at - 1];
    (next?.querySelector('summary') ?? adding.current?.querySelector('select'))?.focus();
    setRules(
      rules.filter(({ id }) => id !== rule.id),
      undefined,
      ruleRemoved(alertWords(rule, choices)),
    );
  };
  return (
    <>
      <p class="hint">
        {WHAT_ALERTS_DO} {!state.refreshesWhileClosed && ALERTS_WHILE_OPEN}
      </p>
      <ul class="cards" ref={list}>
        {rules.map((rule, at) => (
          <RuleItem
            key={rule.id}
            rule={rule}
            choices={choices}
            unit={report.unit}
            spans={alertDaysOf(report)}
            isNew={rule.id === added}
            onRule={(next, about) =>
              setRules(
                rules.map((one) => (one.id === next.id ? next : one)),
                about,
              )
            }
            onRemove={() => remove(at, rule)}
          />
        ))}
      </ul>
      <p class="hint" role="status">
        <Words text={told} />
      </p>
      <div ref={adding}>
        {rules.length < MOST_RULES ? (
          <AddRule
            choices={choices}
            onRule={(rule) => {
              setAdded(rule.id);
              setRules([...rules, rule], columnOf(rule, choices), ruleAdded(alertWords(rule, choices)));
            }}
          />
        ) : (
          <p class="hint">{mostRules(MOST_RULES)}</p>
        )}
      </div>
      {rules.some(({ workDaysOnly }) => workDaysOnly) && (
        <WorkDays weekdaysOff={alerts.weekdaysOff} onWeekdaysOff={(weekdaysOff) => set({ weekdaysOff })} />
      )}
      {rules.length > 0 && (
        <>
          <NamesChoice names={alerts.names} onNames={(names) => set({ names })} />
          {!showsNames(report) && <p class="hint">{NAMES_AS_SHOWN}</p>}
          {HAS_MESSAGES && <p class="hint">{WHERE_ALERTS_GO}</p>}
        </>
      )}
    </>
  );
}
