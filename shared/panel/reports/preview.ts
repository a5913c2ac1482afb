import { readWalk } from '../../api/streams/read-walk';
import { STREAMS } from '../../api/streams/streams';
import { PAGE_SIZE } from '../../api/streams/walk';
import type { Row } from '../../model/cell';
import type { DateRange } from '../../model/date-range';
import { checkReport } from '../../report/definition/check-report';
import type { Report } from '../../report/definition/definition';
import { outputColumns, readColumns } from '../../report/definition/output';
import { addsUp, disguises, showsNames } from '../../report/definition/people-shown';
import { refuseSheetless, reportRange } from '../../report/definition/report-range';
import { shownRollup } from '../../report/definition/rollup-output';
import { loadState } from '../../report/kept/report-state';
import { loadReport } from '../../report/kept/report-store';
import { groupRows } from '../../report/privacy/group-rows';
import { groupedEntry } from '../../report/privacy/grouped-entry';
import { reportSalt } from '../../report/privacy/salt';
import { ownerOf, rowShaper } from '../../report/privacy/shape';
import { type LeftOut, NOTHING_LEFT_OUT, type Summary, summarize } from '../../report/privacy/summary';
import type { Part, ReadingPlan } from '../../report/reading/reading';
import { refreshPlan } from '../../report/reading/reading-plan';
import type { Rollup } from '../../report/rollup/rolled-up';
import { put, type Tally } from '../../report/rollup/tally';
import { groupsOfPeople } from '../../report/rows/groups-of-people';
import { keepLearnt, openAccount, type ReportAccount } from '../../report/run/account';
import type { Task } from '../../task';
import { asNamed } from '../connections/connection-of-report';
import type { PanelPorts } from '../ports';
import type { Preview } from '../views';
import { cellWords } from './cell-words';
import { estimateOf } from './estimate';
import { withOwnWeeks } from './own-weeks';

const ROWS_SHOWN = 10;
/** A page that shows what rows look like; a summary is made of as many as a page can have. */
const SMALL_PAGE = 150;
/** So many users, groups and computers are asked about one by one; more make the estimate of rows a guess from these. */
const MOST_PARTS = 5;

/**
 * The first rows of a report as the sheet would show them, and what refreshing it would cost. Writes nothing into the sheet.
 * @throws ActivTrakError with what is wrong with the definition, or as requests do.
 */
export function* previewReport(ports: PanelPorts, given: Report): Task<Preview> {
  const { connection } = given;
  const whole = { ...given, id: given.id === '' ? 'preview' : given.id };
  checkReport(whole, ports.locale);
  refuseSheetless(given.range, given.id === '' ? undefined : (yield* loadReport(ports.documents, given.id))?.range);
  const report = { ...whole, connection: connection && asNamed(connection) };
  const account = yield* openAccount(ports, yield* withOwnWeeks(ports, report));
  const range = yield* reportRange(report, account.calendar, ports.sheets);
  const state = given.id === '' ? undefined : yield* loadState(ports.documents, report.id);
  const { reading } = refreshPlan(report, range, state, account.calendar.today, account.connection.id);
  const samples = [];
  for (const part of reading.parts.slice(0, MOST_PARTS)) samples.push(yield* sample(account, ports, report, reading, part));
  yield* keepLearnt(account, ports.secrets);
  const read = samples.flatMap((one) => one.rows);
  const { rows, leftOut } = yield* report.rollup
    ? groupsShown(ports, account, report, report.rollup, range, read)
    : sheetRows(ports, report, read);
  const output = outputColumns(report);
  return {
    header: output.map(({ label }) => label),
    rows: rows
      .slice(0, ROWS_SHOWN)
      .map((row) => row.map((cell, index) => cellWords(cell, output[index]?.kind ?? 'text', report.unit, report.durations))),
    leavesOut: leftOut.rows > 0,
    estimate: yield* estimateOf(ports, report, reading.parts.length, samples, state?.rows ?? 0),
  };
}

interface Sample {
  readonly rows: readonly Row[];
  /** How many there are, where the API tells. */
  readonly total: number | undefined;
}

/** The first rows of one way through the stream, with its filter proven. */
function* sample({ client }: ReportAccount, ports: PanelPorts, report: Report, { range }: ReadingPlan, part: Part): Task<Sample> {
  const stream = STREAMS[report.stream];
  const query = { stream, range, filter: part.filter, columns: readColumns(report), unit: report.unit };
  const pageSize = addsUp(report) || report.rollup ? PAGE_SIZE : SMALL_PAGE;
  let rows: readonly Row[] = [];
  const reader = {
    begin() {
      rows = [];
    },
    rows(fresh: readonly Row[]) {
      rows = fresh;
      return fresh.length === 0;
    },
  };
  const { walk } = yield* readWalk(client, query, ports.budget, reader, { pageSize });
  return { rows, total: walk.total };
}

/** The groups of the records that were read. */
function* groupsShown(
  ports: PanelPorts,
  account: ReportAccount,
  report: Report,
  rollup: Rollup,
  range: DateRange,
  rows: readonly Row[],
): Task<Pick<Summary, 'rows'> & { readonly leftOut: Pick<LeftOut, 'rows'> }> {
  const shown = shownRollup(report, rollup);
  const salt = showsNames(report) ? '' : yield* reportSalt(ports, report);
  const entry = groupedEntry(report, shown, readColumns(report), account.calendar.weekStart, salt);
  const tally: Tally = new Map();
  for (const row of rows) put(tally, entry(row));
  return groupRows(report, shown, tally, shown.by.includes('group') ? yield* groupsOfPeople(report, account, ports, [range]) : undefined);
}

function* sheetRows(ports: PanelPorts, report: Report, rows: readonly Row[]): Task<Pick<Summary, 'rows' | 'leftOut'>> {
  const columns = readColumns(report);
  const output = outputColumns(report);
  const isSummary = addsUp(report);
  const own = isSummary ? output.slice(0, -1) : output;
  const salt = disguises(report) ? yield* reportSalt(ports, report) : '';
  const shaped = rowShaper(report, columns, own, salt);
  if (!isSummary) return { rows: rows.slice(0, ROWS_SHOWN).map(shaped), leftOut: NOTHING_LEFT_OUT };
  const owner = ownerOf(report, columns);
  return summarize(
    report,
    output,
    rows.map((row) => [...shaped(row), owner(row)]),
  );
}
