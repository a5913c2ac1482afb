import type { Report } from '../../report/definition/definition';
import { outputColumns } from '../../report/definition/output';
import { reportRange } from '../../report/definition/report-range';
import type { Task } from '../../task';
import { fieldType } from '../../warehouse/field';
import { calendarHere } from '../calendar';
import type { PanelPorts } from '../ports';
import { previewReport } from '../reports/preview';
import type { FillEstimate } from './warehouse-calls';

/** So many pages are asked for together, and about so long that takes. */
const PAGES_TOGETHER = 20;
const PAGES_SECONDS = 4;
/** About how long loading a day takes, since those of a month are loaded side by side. */
const DAY_SECONDS = 1;
/** What a scheduled run has of Google's six minutes for this. */
const RUN_SECONDS = 240;

/** A text's usual bytes; every other type has eight. Source: https://cloud.google.com/bigquery/docs/reference/standard-sql/data-types#data_type_sizes */
const TEXT_BYTES = 14;
const OTHER_BYTES = 8;

/**
 * What filling a report's table for the first time takes. Only what ActivTrak counts beforehand is known: of a log that is nothing but its days.
 * @throws ActivTrakError with what is wrong with the report, or as requests do
 */
export function* estimateFill(ports: PanelPorts, report: Report): Task<FillEstimate> {
  const { from, to } = yield* reportRange(report, yield* calendarHere(ports), ports.sheets);
  const days = to - from + 1;
  const { rows, requests } = (yield* previewReport(ports, { ...report, id: '' })).estimate;
  const seconds = Math.ceil((requests ?? 0) / PAGES_TOGETHER) * PAGES_SECONDS + days * DAY_SECONDS;
  return {
    days,
    rows,
    requests,
    runs: requests === undefined ? undefined : Math.ceil(seconds / RUN_SECONDS),
    bytes: rows === undefined ? undefined : rows * bytesOfRow(report),
  };
}

const bytesOfRow = (report: Report): number =>
  outputColumns(report).reduce((sum, column) => sum + (fieldType(column) === 'STRING' ? TEXT_BYTES : OTHER_BYTES), 0);
