import type { JSX } from 'preact';
import { GROUP_KEY_LABELS, MEASURE_LABELS } from '#words/column-labels';
import { GROUP_BY, GROUP_BY_HINT, GROUPING_WORDS, MOST_TIME_FIRST, NAMED_BY_TIME, ROWS_SHOWN, SHOW_FOR_EACH } from '#words/editor';
import type { ReportColumn } from '../../report/definition/definition';
import { GROUP_KEYS, KEYS } from '../../report/rollup/group-keys';
import { MEASURES } from '../../report/rollup/measures';
import type { Rollup } from '../../report/rollup/rolled-up';
import { Tick } from '../parts/choice';
import { NumberField, SelectField } from '../parts/field';
import type { Draft } from './draft';
import { NumberWords } from './number-words';
import { READY_GROUPINGS } from './ready-groupings';

/** What is in the list: the log as it is, the ready ways to group it, and one of somebody's own. */
type Grouping = keyof typeof GROUPING_WORDS;

const wordOf = (rollup: Rollup): string => JSON.stringify([rollup.by, rollup.measures, rollup.top]);

function groupingOf(rollup: Rollup | undefined): Grouping {
  if (rollup === undefined) return 'none';
  const ready = Object.entries(READY_GROUPINGS).find(([, one]) => wordOf(one) === wordOf(rollup));
  return (ready?.[0] as Grouping | undefined) ?? 'own';
}

/** Whether the rows are activities, or what they add up to. */
export function GroupingChoice({ report: { rollup, disposition }, change }: Draft): JSX.Element {
  const now = groupingOf(rollup);
  const options = (Object.entries(GROUPING_WORDS) as [Grouping, string][]).filter(([one]) => one !== 'own' || now === 'own');
  return (
    <SelectField
      label={ROWS_SHOWN}
      value={now}
      options={options}
      onValue={(one) => {
        if (one === 'none') change({ rollup: undefined });
        // Rows of a top list, or without a day, can only be replaced.
        else if (one !== 'own') change({ rollup: READY_GROUPINGS[one], disposition: 'replace' });
        else change({ disposition });
      }}
    />
  );
}

/** By what the log is grouped, and what is said of each group. */
export function GroupsPart({ report, rollup, change }: Draft & { readonly rollup: Rollup }): JSX.Element {
  const { by, measures, top } = rollup;
  const set = (part: Partial<Rollup>): void => change({ rollup: { ...rollup, ...part } });
  const productivity = report.columns.find(({ key }) => key === KEYS.productivity.column);
  const others = (column: ReportColumn): readonly ReportColumn[] => [...report.columns.filter(({ key }) => key !== column.key), column];
  return (
    <>
      <fieldset class="choice">
        <legend>{GROUP_BY}</legend>
        <p class="hint">{GROUP_BY_HINT}</p>
        {GROUP_KEYS.map((key) => (
          <Tick
            key={key}
            label={GROUP_KEY_LABELS[key]}
            isOn={by.includes(key)}
            onTick={(isOn) => set({ by: ticked(GROUP_KEYS, by, key, isOn) })}
          />
        ))}
      </fieldset>
      <fieldset class="choice">
        <legend>{SHOW_FOR_EACH}</legend>
        {MEASURES.map((one) => (
          <Tick
            key={one}
            label={MEASURE_LABELS[one]}
            isOn={measures.includes(one)}
            onTick={(isOn) => set({ measures: ticked(MEASURES, measures, one, isOn) })}
          />
        ))}
      </fieldset>
      <Tick
        label={MOST_TIME_FIRST}
        isOn={top !== undefined}
        onTick={(isOn) => change({ rollup: { by, measures, ...(isOn ? { top: 10 } : {}) } })}
      />
      {top !== undefined && (
        <NumberField label={NAMED_BY_TIME} min={1} max={1000} value={top} onNumber={(number) => set({ top: number })} />
      )}
      {by.includes('productivity') && (
        <NumberWords
          name={productivity?.label || GROUP_KEY_LABELS.productivity}
          words={productivity?.words ?? {}}
          onWords={(words) => change({ columns: others({ key: KEYS.productivity.column, ...productivity, words }) })}
        />
      )}
    </>
  );
}

/** Those that are ticked, in the order in which they are offered. */
const ticked = <Word extends string>(all: readonly Word[], now: readonly Word[], word: Word, isOn: boolean): readonly Word[] =>
  all.filter((one) => (one === word ? isOn : now.includes(one)));
