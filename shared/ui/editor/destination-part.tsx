import type { JSX } from 'preact';
import { USE_SELECTED_CELL } from '#words/buttons';
import {
  AT_EACH_REFRESH,
  DAYS_TO_REREAD,
  DISPOSITION_WORDS,
  FIRST_CELL,
  MOVING_REPORT,
  REREAD_HINT,
  SHEET,
  SHEET_AND_CELL,
  SHEET_HINT,
  STATUS_LINE,
} from '#words/editor';
import { READ_WHOLE } from '#words/rows-from';
import { DISPOSITIONS, MODES } from '../../table/plan/modes';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
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
        label={SHEET}
        hint={SHEET_HINT}
        maxLength={100}
        value={destination.sheet}
        onText={(sheet) => change({ destination: { ...destination, sheet } })}
      />
      <TextField
        label={FIRST_CELL}
        dir="ltr"
        maxLength={12}
        value={destination.cell}
        onText={(cell) => change({ destination: { ...destination, cell } })}
      />
      <UseSelection words={USE_SELECTED_CELL} about={SHEET_AND_CELL} onSelection={(place) => change({ destination: place })} />
      {report.id !== '' && <p class="hint">{MOVING_REPORT}</p>}
      {HAS_WAREHOUSE && report.from ? (
        <p class="hint">{READ_WHOLE}</p>
      ) : (
        <Choice
          legend={AT_EACH_REFRESH}
          value={disposition}
          options={DISPOSITIONS.map((value) => ({ value, ...DISPOSITION_WORDS[value] }))}
          onValue={(value) => change({ disposition: value })}
        >
          {MODES[disposition].updates && (
            <NumberField
              label={DAYS_TO_REREAD}
              hint={REREAD_HINT}
              min={1}
              max={400}
              value={report.rereadDays}
              onNumber={(rereadDays) => change({ rereadDays })}
            />
          )}
        </Choice>
      )}
      <Tick label={STATUS_LINE} isOn={report.statusLine} onTick={(statusLine) => change({ statusLine })} />
    </>
  );
}
