import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { USE_SELECTED_CELL } from '#words/buttons';
import {
  DAYS,
  FIRST_DAY,
  FIRST_DAY_CELL,
  FIRST_DAY_CELL_HINT,
  LAST_DAY,
  LAST_DAY_CELL,
  LAST_DAY_CELL_HINT,
  OTHER_PERIOD,
  PERIOD,
  PERIOD_EXAMPLES,
  PERIOD_HINT,
  PERIOD_IN_WORDS,
  RANGE_WORDS,
} from '#words/editor';
import { RANGE_KINDS, type ReportRange } from '../../report/definition/definition';
import { Choice } from '../parts/choice';
import { SelectField, TextField } from '../parts/field';
import type { Draft } from './draft';
import { isListedPeriod, PERIOD_OPTIONS } from './period-choices';
import { UseSelection } from './use-selection';

const OTHER = 'other';

const EMPTY: { readonly [Kind in ReportRange['kind']]: ReportRange } = {
  words: { kind: 'words', words: 'last 7 days' },
  fixed: { kind: 'fixed', from: '', to: '' },
  cells: { kind: 'cells', from: '' },
};

/** The ways to say which days. */
const WAYS: Readonly<Record<ReportRange['kind'], { readonly label: string; readonly hint?: string }>> = {
  words: { label: RANGE_WORDS.words, hint: PERIOD_HINT },
  fixed: { label: RANGE_WORDS.fixed },
  cells: { label: RANGE_WORDS.cells },
};

/** Which days. What was written for one way is still there when a person comes back to it. */
export function RangePart({ report: { range }, change }: Draft): JSX.Element {
  const [written, setWritten] = useState(EMPTY);
  return (
    <Choice
      legend={DAYS}
      value={range.kind}
      options={RANGE_KINDS.map((value) => ({ value, ...WAYS[value] }))}
      onValue={(kind) => {
        setWritten({ ...written, [range.kind]: range });
        change({ range: written[kind] });
      }}
    >
      <RangeFields range={range} set={(next) => change({ range: next })} />
    </Choice>
  );
}

interface RangeFieldsProps {
  readonly range: ReportRange;
  readonly set: (range: ReportRange) => void;
}

/** What there is to fill in of one way. */
function RangeFields({ range, set }: RangeFieldsProps): JSX.Element {
  switch (range.kind) {
    case 'words':
      return <Period words={range.words} onWords={(words) => set({ kind: 'words', words })} />;
    case 'fixed':
      return (
        <>
          <TextField label={FIRST_DAY} type="date" dir="ltr" value={range.from} onText={(from) => set({ ...range, from })} />
          <TextField label={LAST_DAY} type="date" dir="ltr" value={range.to} onText={(to) => set({ ...range, to })} />
        </>
      );
    case 'cells':
      return (
        <>
          <CellField label={FIRST_DAY_CELL} hint={FIRST_DAY_CELL_HINT} value={range.from} onText={(from) => set({ ...range, from })} />
          <CellField
            label={LAST_DAY_CELL}
            hint={LAST_DAY_CELL_HINT}
            value={range.to ?? ''}
            onText={(to) => set(to === '' ? { kind: 'cells', from: range.from } : { ...range, to })}
          />
        </>
      );
  }
}

function Period({ words, onWords }: { readonly words: string; readonly onWords: (words: string) => void }): JSX.Element {
  const isListed = isListedPeriod(words);
  const [isOther, setOther] = useState(!isListed);
  return (
    <>
      <SelectField<string>
        label={PERIOD}
        value={isOther || !isListed ? OTHER : words}
        options={[...PERIOD_OPTIONS, [OTHER, OTHER_PERIOD]]}
        onValue={(value) => {
          setOther(value === OTHER);
          if (value !== OTHER) onWords(value);
        }}
      />
      {(isOther || !isListed) && <TextField label={PERIOD_IN_WORDS} hint={PERIOD_EXAMPLES} value={words} onText={onWords} />}
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
    <UseSelection words={USE_SELECTED_CELL} about={label} onSelection={({ sheet, cell }) => onText(`${quotedSheet(sheet)}!${cell}`)} />
  </>
);

/** A sheet's name as references have it. */
export const quotedSheet = (sheet: string): string => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(sheet) ? sheet : `'${sheet.replace(/'/g, "''")}'`);
