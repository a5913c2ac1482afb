import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ReportRange } from '../../report/definition/definition';
import { Choice } from '../parts/choice';
import { SelectField, TextField } from '../parts/field';
import type { Draft } from './draft';
import { UseSelection } from './use-selection';

/** Periods that people choose most. */
export const PERIODS = [
  'today',
  'yesterday',
  'last 7 days',
  'last 30 days',
  'this week',
  'last week',
  'this month',
  'last month',
  'this quarter',
  'last quarter',
  'this year',
] as const;
const OTHER = 'other';

const EMPTY: { readonly [Kind in ReportRange['kind']]: ReportRange } = {
  words: { kind: 'words', words: 'last 7 days' },
  fixed: { kind: 'fixed', from: '', to: '' },
  cells: { kind: 'cells', from: '' },
};

/** Which days. What was written for one way is still there when a person comes back to it. */
export function RangePart({ report: { range }, change }: Draft): JSX.Element {
  const [written, setWritten] = useState(EMPTY);
  const set = (next: ReportRange): void => change({ range: next });
  return (
    <Choice
      legend="Days"
      value={range.kind}
      options={[
        { value: 'words', label: 'A period', hint: 'Counted anew at each refresh.' },
        { value: 'fixed', label: 'Fixed dates' },
        { value: 'cells', label: 'Dates in cells' },
      ]}
      onValue={(kind) => {
        setWritten({ ...written, [range.kind]: range });
        set(written[kind]);
      }}
    >
      {range.kind === 'words' && <Period words={range.words} onWords={(words) => set({ kind: 'words', words })} />}
      {range.kind === 'fixed' && (
        <>
          <TextField label="First day" type="date" dir="ltr" value={range.from} onText={(from) => set({ ...range, from })} />
          <TextField label="Last day, included" type="date" dir="ltr" value={range.to} onText={(to) => set({ ...range, to })} />
        </>
      )}
      {range.kind === 'cells' && (
        <>
          <CellField
            label="Cell with the first day or a period"
            hint="As Settings!B1, or a name that the file gives a cell."
            value={range.from}
            onText={(from) => set({ ...range, from })}
          />
          <CellField
            label="Cell with the last day"
            hint="Not needed where the first holds a period."
            value={range.to ?? ''}
            onText={(to) => set(to === '' ? { kind: 'cells', from: range.from } : { ...range, to })}
          />
        </>
      )}
    </Choice>
  );
}

function Period({ words, onWords }: { readonly words: string; readonly onWords: (words: string) => void }): JSX.Element {
  const isListed = (PERIODS as readonly string[]).includes(words);
  const [isOther, setOther] = useState(!isListed);
  return (
    <>
      <SelectField<string>
        label="Period"
        value={isOther || !isListed ? OTHER : words}
        options={[...PERIODS.map((period) => [period, period] as const), [OTHER, 'another one']]}
        onValue={(value) => {
          setOther(value === OTHER);
          if (value !== OTHER) onWords(value);
        }}
      />
      {(isOther || !isListed) && (
        <TextField
          label="In words"
          hint="For example last 14 days, last 3 weeks, 2026-W14, 2026-03 or 2026-Q1."
          value={words}
          onText={onWords}
        />
      )}
    </>
  );
}

interface CellFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onText: (text: string) => void;
}

const CellField = ({ label, hint, value, onText }: CellFieldProps): JSX.Element => (
  <>
    <TextField label={label} hint={hint} value={value} onText={onText} />
    <UseSelection words={`Use the selected cell`} about={label} onSelection={({ sheet, cell }) => onText(`${quoted(sheet)}!${cell}`)} />
  </>
);

/** A sheet's name as references have it. */
export const quoted = (sheet: string): string => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(sheet) ? sheet : `'${sheet.replace(/'/g, "''")}'`);
