/**
 * What a data source sheet and a pivot table over one have in common: they are read again, and tell how far that is. Sources:
 * https://developers.google.com/apps-script/guides/sheets/connected-sheets,
 * https://developers.google.com/apps-script/reference/spreadsheet/data-source-sheet
 * @module
 */
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import type { SpreadsheetObjects } from '../spreadsheet/objects';
import { type ExecutionStatus, statusObject } from './execution-status';

/** How long Google takes to read; it does so after the call has returned. */
const READING_MS = 1_000;
/** waitForCompletion, "The maximum is 300 seconds." */
const MOST_SECONDS = 300;

export interface DataObject {
  status(): ExecutionStatus;
  /** Reads now, and keeps what it comes to. */
  read(): Pick<ExecutionStatus, 'state' | 'code' | 'message' | 'truncated'>;
  keep(status: ExecutionStatus): void;
  self(): object;
  dataSource(): object;
}

/** @throws ScriptException in the words of the guide's "Troubleshoot" where the script, or the person's account, may not read BigQuery. */
export function checkExecution({ execution }: SpreadsheetObjects): void {
  if (execution.person.dataSources === false) {
    throw new ScriptException('Not permitted to act on data sources. Please contact your administrator to enable the feature.');
  }
  if (!execution.enabled.has('BIGQUERY')) {
    throw new ScriptException('Use enableBigQuery() to enable data executions for BIGQUERY data sources.');
  }
}

export function startReading(objects: SpreadsheetObjects, object: Pick<DataObject, 'status' | 'read' | 'keep'>): void {
  const { clock } = objects.execution.backend;
  if (object.status().until > clock.now()) return;
  objects.changed();
  const came = object.read();
  object.keep({ ...came, until: clock.now() + READING_MS });
}

export function refreshMethods(objects: SpreadsheetObjects, object: DataObject): Readonly<Record<string, Method>> {
  const refresh = (isForced: boolean): object => {
    checkExecution(objects);
    const { state, until } = object.status();
    if (!isForced && state === 'ERROR' && until <= objects.execution.backend.clock.now()) {
      throw new ScriptException('The data source object is in an error state. Update the data source specification.');
    }
    startReading(objects, object);
    return object.self();
  };
  return { refreshData: () => refresh(false), forceRefreshData: () => refresh(true) };
}

export function statusMethods(objects: SpreadsheetObjects, object: DataObject): Readonly<Record<string, Method>> {
  const { execution } = objects;
  return {
    getStatus: () => statusObject(objects, object.status()),
    getDataSource: () => object.dataSource(),
    waitForCompletion: (seconds: unknown) => {
      waitFor(objects, object.status(), Number(seconds));
      return statusObject({ execution, expose: objects.expose }, object.status());
    },
  };
}

/** @throws ScriptException when the time is over before; the reading continues. */
export function waitFor({ execution }: SpreadsheetObjects, { until }: ExecutionStatus, seconds: number): void {
  if (!(seconds > 0 && seconds <= MOST_SECONDS)) throw new ScriptException(`Invalid argument: ${seconds}`);
  const { clock } = execution.backend;
  const left = until - clock.now();
  if (left <= 0) return;
  clock.sleep(Math.min(left, seconds * 1000));
  if (left > seconds * 1000) throw new ScriptException('Timed out waiting for the data execution to complete.');
}
