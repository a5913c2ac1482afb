import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ADD_RULE, EXAMPLE_RULES, NEW_RULE, NOTHING_TO_COMPARE } from '#words/alert-views';
import type { AlertRule } from '../../report/definition/alert-rule';
import { Button } from '../parts/button';
import { SelectField } from '../parts/field';
import { type AlertChoices, type Example, exampleRule, examplesFor } from './alert-choices';

interface AddRuleProps {
  readonly choices: AlertChoices;
  readonly onRule: (rule: AlertRule) => void;
}

/** Another rule: one of the examples that fit the report, or one of a person's own. */
export function AddRule({ choices, onRule }: AddRuleProps): JSX.Element {
  const offered = examplesFor(choices);
  const [chosen, choose] = useState<Example>();
  const example = offered.find((one) => one === chosen) ?? offered[0];
  if (example === undefined) return <p class="hint">{NOTHING_TO_COMPARE}</p>;
  return (
    <>
      <SelectField label={NEW_RULE} value={example} options={offered.map((one) => [one, EXAMPLE_RULES[one]])} onValue={choose} />
      <div class="buttons">
        <Button icon="plus" onClick={() => onRule(exampleRule(example, choices, newRuleId()))}>
          {ADD_RULE}
        </Button>
      </div>
    </>
  );
}

/** Only the few rules of one report have to differ. */
const newRuleId = (): string => Math.random().toString(36).slice(2, 10);
