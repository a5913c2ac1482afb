import { notACell } from '#words/cells';
import {
  cannotLimit,
  LOG_HAS_NO_SUMMARY,
  NAME_TOO_LONG,
  NO_COLUMN_SHOWN,
  NO_NAME,
  NO_SHEET,
  notWholeNumber,
  REPORT_TOO_LARGE,
  SHEET_NAME_TOO_LONG,
  SUMMARY_NEEDS_DATE,
  tooManyChosen,
  twoColumnsCalled,
} from '#words/definitions';
import { THIS_REPORT } from '#words/unusable';
import { notAnId } from '#words/who';
import { isId } from '../../api/streams/filter';
import { STREAMS, type Stream } from '../../api/streams/streams';
import { wrong } from '../../errors';
import { cellAddress } from '../../model/a1';
import { bytesOf } from '../../model/text-bytes';
import { MODES } from '../../table/plan/modes';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { checkAlerts } from './check-alerts';
import { checkFrom } from './check-from';
import { checkRollup } from './check-rollup';
import { checkTable } from './check-table';
import type { Report } from './definition';
import { fillsTable } from './fills-table';
import { outputColumns } from './output';
import { addsUp, hidesPeople } from './people-shown';
import { readsTable } from './reads-table';
import { formOf } from './report-form';
import { checkRange, type Locale } from './report-range';
import { unusable } from './unusable';

/** A property of Google's may have 9 KB; some of it is for what the host puts around. */
const MOST_BYTES = 8_900;
const MOST_WHO = 50;
const MOST_SNAPSHOTS = 100;

/**
 * Whether a definition that comes from outside has a form that this version knows. Whatever else asks it, takes that for granted.
 * @throws ActivTrakError `argument` for what a newer version made, and for what is no report
 */
export function checkForm(report: Report): void {
  const form = formOf(report);
  if (form !== 'usable') throw unusable(form, THIS_REPORT);
}

/**
 * Whether a definition can be used as it is.
 * @param locale the document's, in which days may be written
 * @throws ActivTrakError `argument` with the first thing that is wrong and what to do.
 */
export function checkReport(report: Report, locale?: Locale): void {
  checkForm(report);
  const stream = STREAMS[report.stream];
  if (report.name.trim() === '') throw wrong(NO_NAME);
  if (report.name.length > 100) throw wrong(NAME_TOO_LONG);
  if (report.destination.sheet.trim() === '') throw wrong(NO_SHEET);
  if (report.destination.sheet.length > 100) throw wrong(SHEET_NAME_TOO_LONG);
  if (cellAddress(report.destination.cell) === undefined) throw wrong(notACell(report.destination.cell));
  if (report.who.length > MOST_WHO) throw wrong(tooManyChosen(MOST_WHO));
  for (const { kind, id, name } of report.who) {
    if (!isId(id)) throw wrong(notAnId(`${kind}:${id}`));
    if (stream.filters.current[kind] === undefined && stream.filters['early-access'][kind] === undefined)
      throw wrong(cannotLimit(kind, name));
  }
  if (report.rereadDays < 1 || report.rereadDays > 400 || !Number.isInteger(report.rereadDays))
    throw wrong(notWholeNumber('reread', 1, 400));
  if (HAS_WAREHOUSE && readsTable(report)) checkFrom(report);
  if (HAS_WAREHOUSE && fillsTable(report)) checkTable(report);
  const { snapshots = 1 } = report;
  if (snapshots < 1 || snapshots > MOST_SNAPSHOTS || !Number.isInteger(snapshots))
    throw wrong(notWholeNumber('snapshots', 1, MOST_SNAPSHOTS));
  checkRange(report.range, locale);
  checkColumns(report, stream);
  if (report.alerts) checkAlerts(report, report.alerts);
  if (bytesOf(JSON.stringify(report)) > MOST_BYTES) throw wrong(REPORT_TOO_LARGE);
}

function checkColumns(report: Report, stream: Stream): void {
  const { smallestGroup } = report.privacy;
  if (addsUp(report) && !stream.record.addsUp) throw wrong(LOG_HAS_NO_SUMMARY);
  if (report.rollup) checkRollup(report, report.rollup);
  if (hidesPeople(report) && !(Number.isInteger(smallestGroup) && smallestGroup >= 2 && smallestGroup <= 1000))
    throw wrong(notWholeNumber('smallest', 2, 1000));
  const columns = outputColumns(report);
  const headers = columns.map(({ label }) => label.trim().toLowerCase());
  const twice = columns.find(({ label }, index) => headers.indexOf(label.trim().toLowerCase()) !== index);
  if (twice) throw wrong(twoColumnsCalled(twice.label));
  if (columns.length === 0) throw wrong(NO_COLUMN_SHOWN);
  if (addsUp(report) && MODES[report.disposition].keeps) {
    if (!columns.some(({ key }) => key === 'date')) throw wrong(SUMMARY_NEEDS_DATE);
  }
}
