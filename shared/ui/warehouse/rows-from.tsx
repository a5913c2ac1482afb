import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  ANOTHER_TABLE,
  CHECK_TABLE,
  CHOOSE_TABLE,
  DATASET_TO_READ_HINT,
  FROM_ACTIVTRAK,
  ROWS_FROM,
  ROWS_FROM_HINT,
  TABLE_TO_READ_HINT,
  tableChoice,
  tableFits,
} from '#words/rows-from';
import type { Report } from '../../report/definition/definition';
import { fullTableName } from '../../warehouse/table-name';
import type { WarehouseTable } from '../../warehouse/warehouse';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { SelectField } from '../parts/field';
import { Failure, Message } from '../parts/message';
import { useSession } from '../session';
import { knownTables } from './known-tables';
import { RegionField, TablePartField } from './table-fields';
import { useTablePlace } from './table-place';

/** What is neither ActivTrak nor a table of one of the file's reports. */
const ACTIVTRAK = '';
const OTHER = 'other';

/** Where a report's rows come from, and what is done when somebody chooses. */
export interface RowsFromProps {
  /** With the table that was chosen so far, if any. */
  readonly report: Report;
  /** `undefined` is ActivTrak. */
  readonly onFrom: (from: WarehouseTable | undefined) => void;
}

/** Where a report's rows come from: ActivTrak, or a table that a report fills, of this file or another. */
export function RowsFrom({ report, onFrom }: RowsFromProps): JSX.Element {
  const { state } = useSession();
  const { from } = report;
  const place = useTablePlace();
  const known = knownTables(state, report);
  const isKnown = known.some((table) => isSame(table, from));
  const [isOther, setOther] = useState(from !== undefined && !isKnown);
  const choose = (value: string): void => {
    setOther(value === OTHER);
    if (value === OTHER) onFrom({ ...place, table: '' });
    else onFrom(known.find((table) => fullTableName(table) === value));
  };
  return (
    <>
      <SelectField<string>
        label={ROWS_FROM}
        hint={ROWS_FROM_HINT}
        value={from === undefined ? ACTIVTRAK : isOther || !isKnown ? OTHER : fullTableName(from)}
        options={[
          [ACTIVTRAK, state.connection ? FROM_ACTIVTRAK : CHOOSE_TABLE] as const,
          ...known.map((table) => [fullTableName(table), tableChoice(table)] as const),
          [OTHER, ANOTHER_TABLE] as const,
        ]}
        onValue={choose}
      />
      {from && (isOther || !isKnown) && (
        <>
          <TablePartField part="project" table={from} onTable={onFrom} />
          <TablePartField part="dataset" table={from} onTable={onFrom} hint={DATASET_TO_READ_HINT} />
          <RegionField table={from} onTable={onFrom} />
          <TablePartField part="table" table={from} onTable={onFrom} hint={TABLE_TO_READ_HINT} />
        </>
      )}
      {from && <Check key={JSON.stringify(report)} report={report} table={from.table} />}
    </>
  );
}

const isSame = (one: WarehouseTable, other: WarehouseTable | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether the table has what the report shows, and what each refresh reads. What was found goes with the report that it is about. */
function Check({ report, table }: { readonly report: Report; readonly table: string }): JSX.Element {
  const { call, announce } = useSession();
  const looking = useAction();
  const [found, setFound] = useState('');
  const look = (): void =>
    void looking.run(async () => {
      setFound('');
      const words = tableFits(table, (await call('lookAtTable', { report })).bytes);
      setFound(words);
      announce(words);
    });
  return (
    <>
      <Failure words={looking.failure} />
      {found !== '' && <Message kind="good">{found}</Message>}
      <div class="buttons">
        <Button isBusy={looking.isBusy} onClick={look}>
          {CHECK_TABLE}
        </Button>
      </div>
    </>
  );
}
