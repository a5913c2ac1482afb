import type { JSX } from 'preact';
import { DISPOSITIONS, MODES } from '../../table/modes';
import { DISPOSITION_WORDS, MOVING_REPORT, REREAD_HINT, SHEET_HINT, STATUS_LINE } from '../../words/en/editor';
import { Choice, Tick } from '../parts/choice';
import { NumberField, TextField } from '../parts/field';
import type { Draft } from './draft';
import { UseSelection } from './use-selection';

/** Where the rows go, and what happens to those that are there. */
export function DestinationPart({ report, change }: Draft): JSX.Element {
  const { destination, disposition } = report;
  return (
    <>
      <TextField
        label="Sheet"
        hint={SHEET_HINT}
        maxLength={100}
        value={destination.sheet}
        onText={(sheet) => change({ destination: { ...destination, sheet } })}
      />
      <TextField
        label="First cell"
        dir="ltr"
        maxLength={12}
        value={destination.cell}
        onText={(cell) => change({ destination: { ...destination, cell } })}
      />
      <UseSelection words="Use the selected cell" about="sheet and first cell" onSelection={(place) => change({ destination: place })} />
      {report.id !== '' && <p class="hint">{MOVING_REPORT}</p>}
      <Choice
        legend="At each refresh"
        value={disposition}
        options={DISPOSITIONS.map((value) => ({ value, ...DISPOSITION_WORDS[value] }))}
        onValue={(value) => change({ disposition: value })}
      >
        {MODES[disposition].updates && (
          <NumberField
            label="Days to read again"
            hint={REREAD_HINT}
            min={1}
            max={400}
            value={report.rereadDays}
            onNumber={(rereadDays) => change({ rereadDays })}
          />
        )}
      </Choice>
      <Tick label={STATUS_LINE} isOn={report.statusLine} onTick={(statusLine) => change({ statusLine })} />
    </>
  );
}
