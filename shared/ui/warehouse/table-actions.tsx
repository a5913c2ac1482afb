import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  COPY_TABLE_NAME,
  MAKE_VIEWS,
  OPEN_TABLE,
  PRICE_OF_QUERIES,
  QUERY_COST,
  queryCostWords,
  TABLE_NAME,
  viewsMade,
} from '#words/table-card';
import { SEND_TO_BIGQUERY, sendReport } from '#words/table-wizard';
import type { ReportView } from '../../panel/views';
import { fullTableName } from '../../warehouse/table-name';
import type { WarehouseTable } from '../../warehouse/warehouse';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';
import { SheetActions } from '../views/sheet-actions';
import { tableAddress } from './console-address';
import { Copied } from './copied';
import { RowAccess } from './row-access';

/** What is done less often to a report's table; a report in a sheet can be sent to one, beside what its rows there are good for. */
export function TableActions({ view }: { readonly view: ReportView }): JSX.Element {
  const { go, state } = useSession();
  const { report } = view;
  if (report.warehouse) return <OwnTable view={view} table={report.warehouse} />;
  return (
    <>
      {state.connection && !report.from && (
        <Button
          id={`send-${report.id}`}
          look="plain"
          aria-label={sendReport(report.name)}
          onClick={() => go({ name: 'editor', report, isSent: true })}
        >
          {SEND_TO_BIGQUERY}
        </Button>
      )}
      {view.place !== '' && <SheetActions view={view} />}
    </>
  );
}

interface OwnTableProps {
  readonly view: ReportView;
  readonly table: WarehouseTable;
}

function OwnTable({ view: { report, filled }, table }: OwnTableProps): JSX.Element {
  const { call } = useSession();
  const asking = useAction();
  const [answer, setAnswer] = useState<readonly string[]>([]);
  const { id } = report;
  const ask = (work: () => Promise<readonly string[]>): void =>
    void asking.run(async () => {
      setAnswer([]);
      setAnswer(await work());
    });
  return (
    <>
      <Copied words={COPY_TABLE_NAME} what={TABLE_NAME} text={() => fullTableName(table)} />
      {filled && (
        <>
          <Button
            look="plain"
            isBusy={asking.isBusy}
            onClick={() => ask(async () => [queryCostWords(await call('queryCost', { id })), PRICE_OF_QUERIES])}
          >
            {QUERY_COST}
          </Button>
          <Button look="plain" isBusy={asking.isBusy} onClick={() => ask(async () => [viewsMade((await call('makeViews', { id })).views)])}>
            {MAKE_VIEWS}
          </Button>
          <Failure words={asking.failure} />
          <output>
            {answer.map((words) => (
              <p class="hint" key={words}>
                {words}
              </p>
            ))}
          </output>
          <RowAccess report={report} table={table} />
          <a class="button plain" href={tableAddress(table)} target="_blank" rel="noreferrer">
            {OPEN_TABLE}
          </a>
        </>
      )}
    </>
  );
}
