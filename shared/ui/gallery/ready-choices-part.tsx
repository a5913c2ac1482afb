import type { JSX } from 'preact';
import { PEOPLE_SHOWN_AS, PERIOD, PRIVACY_WORDS } from '#words/editor';
import { GOAL, GOAL_HINT, GRACE, GRACE_HINT, METRIC, METRIC_WORDS } from '#words/gallery';
import { WEEKDAYS } from '#words/rhythms';
import { WEEK_BEGINS } from '#words/settings-view';
import { METRICS, type ReadyChoice, type ReadyChoices } from '../../dashboard/ready/ready-sheet';
import type { WeekStart } from '../../model/weekdays';
import type { Report, ReportRange } from '../../report/definition/definition';
import { PERIOD_OPTIONS } from '../editor/period-choices';
import { WhoPart } from '../editor/who-part';
import { NumberField, SelectField } from '../parts/field';
import { MOST_GOAL, MOST_GRACE } from './choice-limits';

interface ReadyChoicesPartProps {
  /** The report as it would be made, for whose stream names are picked. */
  readonly report: Report;
  readonly matters: readonly ReadyChoice[];
  readonly choices: ReadyChoices;
  readonly onChoices: (choices: ReadyChoices) => void;
}

/** What can be chosen before a ready sheet is made; all of it can be changed later too. */
export const ReadyChoicesPart = ({ matters, ...rest }: ReadyChoicesPartProps): JSX.Element => (
  <>
    {matters.map((name) => (
      <ChoiceField key={name} name={name} {...rest} />
    ))}
  </>
);

function ChoiceField({
  name,
  report,
  choices,
  onChoices,
}: { readonly name: ReadyChoice } & Omit<ReadyChoicesPartProps, 'matters'>): JSX.Element {
  const change = (changed: Partial<ReadyChoices>): void => onChoices({ ...choices, ...changed });
  switch (name) {
    case 'range':
      return <PeriodField range={choices.range} onRange={(range) => change({ range })} />;
    case 'who':
      return <WhoPart report={report} change={({ who }) => who && change({ who })} />;
    case 'people':
      return (
        <SelectField
          label={PEOPLE_SHOWN_AS}
          value={choices.people}
          options={[
            ['names', PRIVACY_WORDS.names.label],
            ['pseudonyms', PRIVACY_WORDS.pseudonyms.label],
          ]}
          onValue={(people) => change({ people })}
        />
      );
    case 'metric':
      return (
        <SelectField
          label={METRIC}
          value={choices.metric}
          options={METRICS.map((metric) => [metric, METRIC_WORDS[metric]] as const)}
          onValue={(metric) => change({ metric })}
        />
      );
    case 'goal':
      return (
        <NumberField
          label={GOAL}
          hint={GOAL_HINT}
          min={0}
          max={MOST_GOAL}
          step="any"
          value={choices.goal}
          onNumber={(goal) => change({ goal })}
        />
      );
    case 'grace':
      return (
        <NumberField
          label={GRACE}
          hint={GRACE_HINT}
          min={0}
          max={MOST_GRACE}
          value={choices.grace}
          onNumber={(grace) => change({ grace })}
        />
      );
    case 'weekStart':
      return (
        <SelectField<string>
          label={WEEK_BEGINS}
          value={String(choices.weekStart)}
          options={WEEKDAYS.map((day, index) => [String(index + 1), day] as const)}
          onValue={(day) => change({ weekStart: Number(day) as WeekStart })}
        />
      );
  }
}

/** A period that moves with the days, so that the next month needs nobody. */
const PeriodField = ({ range, onRange }: { readonly range: ReportRange; readonly onRange: (range: ReportRange) => void }): JSX.Element => (
  <SelectField<string>
    label={PERIOD}
    value={range.kind === 'words' ? range.words : ''}
    options={PERIOD_OPTIONS}
    onValue={(words) => onRange({ kind: 'words', words })}
  />
);
