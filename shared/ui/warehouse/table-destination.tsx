import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { DAYS_TO_REREAD, REREAD_HINT } from '#words/editor';
import { PLACE_KIND_WORDS, ROWS_ARE_KEPT, SET_UP, SHOWN_IN_SHEET, SHOWN_IN_SHEET_HINT, WHERE_ROWS_GO } from '#words/table-wizard';
import { TABLE_NEEDS_DAY, TABLE_NEEDS_WHOLE_DAYS } from '#words/warehouse';
import { asTableReport, proposedTable } from '../../panel/warehouse/table-report';
import type { Report } from '../../report/definition/definition';
import type { WarehouseTable } from '../../warehouse/warehouse';
import { DestinationPart } from '../editor/destination-part';
import { type Draft, shownKeys } from '../editor/draft';
import { EMPTY_REPORT } from '../editor/empty-report';
import { Button } from '../parts/button';
import { Choice } from '../parts/choice';
import { NumberField, TextField } from '../parts/field';
import { Message } from '../parts/message';
import { useSession } from '../session';
import { RegionField, TablePartField } from './table-fields';
import { useTablePlace } from './table-place';

type Kind = keyof typeof PLACE_KIND_WORDS;

/** What a report in a sheet has a choice of. */
const inSheet = ({ disposition, unit, statusLine }: Report): Pick<Report, 'disposition' | 'unit' | 'statusLine'> => ({
  disposition,
  unit,
  statusLine,
});

interface TableDestinationProps extends Draft {
  /** Sets the table up step by step. */
  readonly onSetUp: () => void;
}

/** Where the rows go: a sheet of this file or a table outside of it, and what there is to choose of each. */
export function TableDestination({ report, change, onSetUp }: TableDestinationProps): JSX.Element {
  const { state } = useSession();
  const place = useTablePlace();
  const sheet = useRef(inSheet(report.warehouse ? { ...EMPTY_REPORT, disposition: 'merge' } : report));
  const { warehouse, from } = report;
  const choose = (kind: Kind): void => {
    if ((kind === 'table') === (warehouse !== undefined)) return;
    if (kind === 'sheet') change({ warehouse: undefined, ...sheet.current });
    else {
      sheet.current = inSheet(report);
      change(
        asTableReport(
          report,
          place,
          state.reports.map((view) => view.report),
        ),
      );
    }
  };
  // What comes from a table goes to a sheet.
  if (from) return <DestinationPart report={report} change={change} />;
  return (
    <>
      <Choice
        legend={WHERE_ROWS_GO}
        value={warehouse ? 'table' : 'sheet'}
        options={(Object.keys(PLACE_KIND_WORDS) as Kind[]).map((value) => ({ value, ...PLACE_KIND_WORDS[value] }))}
        onValue={choose}
      />
      {warehouse ? (
        <TablePart report={report} change={change} warehouse={warehouse} onSetUp={onSetUp} />
      ) : (
        <DestinationPart report={report} change={change} />
      )}
    </>
  );
}

interface TablePartProps extends TableDestinationProps {
  readonly warehouse: WarehouseTable;
}

/** What there is to choose of a table. */
function TablePart({ report, change, warehouse, onSetUp }: TablePartProps): JSX.Element {
  const { state } = useSession();
  const proposed = proposedTable(
    report,
    warehouse,
    state.reports.map((view) => view.report),
  );
  const follows = useRef(report.id === '' && warehouse.table === proposed);
  // A new report's table is called after what it shows until a person gives it a name.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what else there is of the table is as it is then
  useEffect(() => {
    if (follows.current && proposed !== warehouse.table) change({ warehouse: { ...warehouse, table: proposed } });
  }, [proposed]);
  const trouble = troubleOf(report);
  const onTable = (table: WarehouseTable): void => {
    if (table.table !== warehouse.table) follows.current = false;
    change({ warehouse: table });
  };
  return (
    <>
      {trouble !== undefined && <Message kind="warning">{trouble}</Message>}
      <TablePartField part="project" table={warehouse} onTable={onTable} />
      <TablePartField part="dataset" table={warehouse} onTable={onTable} />
      <RegionField table={warehouse} onTable={onTable} />
      <TablePartField part="table" table={warehouse} onTable={onTable} />
      <div class="buttons">
        <Button onClick={onSetUp}>{SET_UP}</Button>
      </div>
      <p class="hint">{ROWS_ARE_KEPT}</p>
      <NumberField
        label={DAYS_TO_REREAD}
        hint={REREAD_HINT}
        min={1}
        max={400}
        value={report.rereadDays}
        onNumber={(rereadDays) => change({ rereadDays })}
      />
      <TextField
        label={SHOWN_IN_SHEET}
        hint={SHOWN_IN_SHEET_HINT}
        maxLength={100}
        value={report.destination.sheet}
        onText={(sheet) => change({ destination: { ...report.destination, sheet } })}
      />
    </>
  );
}

/** What keeps the report's rows from being those of a table. */
function troubleOf(report: Report): string | undefined {
  const { rollup } = report;
  if (rollup && (rollup.top !== undefined || rollup.measures.includes('share'))) return TABLE_NEEDS_WHOLE_DAYS;
  const keys = shownKeys(report);
  return keys.has('date') || keys.has('time') ? undefined : TABLE_NEEDS_DAY;
}
