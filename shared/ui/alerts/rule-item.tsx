import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { addColumn, columnGone, columnNotShown, REMOVE_RULE, removeRule } from '#words/alert-views';
import type { Unit } from '../../model/cell';
import type { AlertColumn } from '../../report/definition/alert-columns';
import type { AlertDays, AlertRule } from '../../report/definition/alert-rule';
import { Button } from '../parts/button';
import { Message } from '../parts/message';
import { Words } from '../parts/words';
import { type AlertChoices, alertWords, columnLabel, columnOf, USUAL_LIMITS } from './alert-choices';
import { RuleColumn } from './rule-column';
import { RuleFields } from './rule-fields';

interface RuleItemProps {
  readonly rule: AlertRule;
  readonly choices: AlertChoices;
  readonly unit: Unit;
  readonly spans: readonly AlertDays[];
  readonly isNew: boolean;
  /** `about`: the column that it is about now, where that is another one. */
  readonly onRule: (rule: AlertRule, about?: AlertColumn) => void;
  readonly onRemove: () => void;
}

/** One rule: in its head what it says, inside what there is to choose. */
export function RuleItem({ rule, choices, unit, spans, isNew, onRule, onRemove }: RuleItemProps): JSX.Element {
  const about = columnOf(rule, choices);
  const isMissing = about !== undefined && choices.missing.includes(about);
  const words = alertWords(rule, choices);
  // What was opened for a person stays so until she folds it.
  const isOpen = useRef(false);
  isOpen.current ||= isNew || isMissing || about === undefined;
  const choose = (next: AlertColumn): void =>
    onRule(
      {
        ...rule,
        table: next.table,
        column: next.key,
        limit: next.kind === about?.kind ? rule.limit : USUAL_LIMITS[next.kind],
        ...(next.hasDays ? {} : { days: 'all', workDaysOnly: false }),
      },
      next,
    );
  return (
    <li>
      <details class="more card" open={isOpen.current}>
        <summary>
          <Words text={words} />
        </summary>
        <div class="section-body">
          {about === undefined && <Message kind="warning">{columnGone(columnLabel(rule, choices))}</Message>}
          {about && isMissing && (
            <Message kind="warning">
              <p>
                <Words text={columnNotShown(about.label)} />
              </p>
              <Button onClick={() => onRule(rule, about)}>{addColumn(about.label)}</Button>
            </Message>
          )}
          <RuleColumn rule={rule} choices={choices} onColumn={choose} />
          {about && <RuleFields rule={rule} about={about} unit={unit} spans={spans} onRule={onRule} />}
          <p>
            <Button look="plain" aria-label={removeRule(words)} onClick={onRemove}>
              {REMOVE_RULE}
            </Button>
          </p>
        </div>
      </details>
    </li>
  );
}
