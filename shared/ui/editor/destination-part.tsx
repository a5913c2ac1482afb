import type { JSX } from 'preact';
import { MODES, type WriteDisposition } from '../../table/modes';
import { Choice, Tick } from '../parts/choice';
import { NumberField, TextField } from '../parts/field';
import { DISPOSITION_WORDS } from '../words/report-words';
import type { Draft } from './draft';
import { UseSelection } from './use-selection';

const KINDS: readonly WriteDisposition[] = ['replace', 'merge', 'append'];

/** Where the rows go, and what happens to those that are there. */
export function DestinationPart({ report, change }: Draft): JSX.Element {
  const { destination, disposition } = report;
  return (
    <>
      <TextField
        label="Sheet"
        hint="If there is none of this name, it is added."
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
      {report.id !== '' && (
        <p class="hint">Moved to another place, the report starts anew there. The rows in the old place stay as they are.</p>
      )}
      <Choice
        legend="At each refresh"
        value={disposition}
        options={KINDS.map((value) => ({ value, ...DISPOSITION_WORDS[value] }))}
        onValue={(value) => change({ disposition: value })}
      >
        {MODES[disposition].updates && (
          <NumberField
            label="Days to read again"
            hint="Up to today: ActivTrak may still correct these days."
            min={1}
            max={400}
            value={report.rereadDays}
            onNumber={(rereadDays) => change({ rereadDays })}
          />
        )}
      </Choice>
      <Tick label="Show above the rows when they were refreshed" isOn={report.statusLine} onTick={(statusLine) => change({ statusLine })} />
    </>
  );
}
