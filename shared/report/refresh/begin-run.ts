/**
 * The beginning of each call of a refresh: a new run, or the one there is to go on with.
 * @module
 */

import { typedRemoved } from '#words/places';
import type { DateRange } from '../../model/date-range';
import type { Budget } from '../../ports';
import type { SheetInfo } from '../../sheet-writer';
import { markEnd } from '../../table/place/place';
import { CLAIM_MARKS, placementOf } from '../../table/place/placement';
import { MODES } from '../../table/plan/modes';
import { firstOwnRow } from '../../table/plan/own-sheet';
import { EXTRA_CELLS, rowHeap } from '../../table/staging/row-heap';
import { type Task, wait } from '../../task';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import type { Report } from '../definition/definition';
import { fillsTable } from '../definition/fills-table';
import { outputColumns } from '../definition/output';
import { addsUp } from '../definition/people-shown';
import { readsTable } from '../definition/reads-table';
import { reportRange } from '../definition/report-range';
import { unusable } from '../definition/unusable';
import { mayTellNames } from '../kept/personal-columns';
import { loadState, type ReportState, removeState } from '../kept/report-state';
import { loadRequest } from '../kept/requests';
import { afterPause } from '../reading/open-ways';
import { firstReading } from '../reading/reading';
import { refreshPlan } from '../reading/reading-plan';
import { type TallyHeap, tallyHeap } from '../rollup/tally-heap';
import { groupsOfPeople } from '../rows/groups-of-people';
import { openAccount } from '../run/account';
import { type GroupedPlan, groupedPlan } from '../run/grouping';
import type { Actor, Job, RefreshPorts } from '../run/job';
import { keylessAccount } from '../run/keyless-account';
import { outsideOf } from '../run/outside';
import { sourceOf } from '../run/row-source';
import { claim } from '../run/run-claim';
import { forgetRun, stagingName, tidyUp } from '../run/run-cleanup';
import { paused } from '../run/run-lease';
import { canGoOn, definitionWord, footprint, hasPaused, type RunFrame, type RunState, saveRun } from '../run/run-state';
import { mayOwn } from '../writing/write-own';

/**
 * Takes the work on a report.
 * @param anew leaves aside what an earlier run has read
 * @param began when this call began; milliseconds since 1970
 * @throws ActivTrakError `busy`, `not-connected`, or `argument` where the definition or the sheet is against it.
 */
export function* openJob(ports: RefreshPorts, report: Report, { person, trigger }: Actor, anew: boolean, began: number): Task<Job> {
  const outside = outsideOf({ ports, report });
  const from = sourceOf(ports, report);
  if ((fillsTable(report) && outside === undefined) || (HAS_WAREHOUSE && readsTable(report) && from === undefined))
    throw unusable('newer', `“${report.name}”`);
  const account = HAS_WAREHOUSE && from ? yield* keylessAccount(ports, report) : yield* openAccount(ports, report);
  const { calendar, connection } = account;
  const source = HAS_WAREHOUSE && from ? yield* from.open(report) : undefined;
  const days = yield* reportRange(report, calendar, ports.sheets);
  const size = outside && (yield* outside.ensure(report));
  const { run, state } = yield* claim(ports, report, person, ports.zone, function* (kept) {
    const stood = yield* loadState(ports.documents, report.id);
    const before = yield* finishInterrupted(ports, report, kept, stood);
    const left = before === kept ? stood : yield* loadState(ports.documents, report.id);
    // Somebody deleted the table or emptied it: what is known of its rows is of rows that are gone.
    const isGone = size === 0 && (left?.rows || before?.fill?.rows || 0) > 0;
    if (isGone) yield* removeState(ports.documents, report.id);
    const last = isGone ? undefined : left;
    if (before?.frame && !anew && !isGone && canGoOn(before, began)) {
      const then = yield* reportRange(report, { ...calendar, today: before.frame.today }, ports.sheets);
      const isSame =
        before.definition === definitionWord(report) &&
        before.connection === connection.id &&
        before.frame.after === last?.runId &&
        JSON.stringify(then) === JSON.stringify(before.frame.days);
      // Somebody may have deleted the hidden sheet.
      const isAside =
        isNoneAside(before.staged) ||
        (isKnownForm(before.staged) && (yield* wait(ports.sheets.sheet('id', before.staged.sheet))) !== undefined);
      // An earlier version put records aside by words that two of them may share.
      if (isSame && isAside && !('words' in before.staged)) {
        const reading = hasPaused(before, began) ? afterPause(before.reading) : before.reading;
        return { run: { ...before, reading, by: person, trigger }, state: last };
      }
    }
    // Nobody goes on from what it put aside, which may bear the report's marks already.
    if (before) yield* tidyUp(ports.documents, ports.sheets, report, 'in time');
    const asked = { report, range: days, state: last, today: calendar.today, connection: connection.id };
    const { disposition, bookmark, fill, ...plan } = outside
      ? outside.plan(asked)
      : { ...refreshPlan(report, days, last, calendar.today, connection.id), fill: undefined };
    const isGrouped = report.rollup !== undefined && MODES[report.disposition].keeps;
    const { reading, grouping }: Partial<GroupedPlan> & Pick<GroupedPlan, 'reading'> = isGrouped
      ? groupedPlan(plan.reading, calendar.today)
      : plan;
    const frame: RunFrame = { today: calendar.today, days, disposition, bookmark, after: last?.runId };
    const run: RunState = {
      version: 1,
      id: ports.newId(),
      by: person,
      connection: connection.id,
      trigger,
      since: began,
      asked: (yield* loadRequest(ports.documents, report.id))?.at,
      leaseUntil: 0,
      working: true,
      definition: definitionWord(report),
      plan: reading,
      ...(grouping ? { grouping } : {}),
      ...(fill ? { fill } : {}),
      frame,
      reading: firstReading(),
      staged: { sheet: '', rows: 0 },
      dirtyRows: 0,
      placed: false,
      retries: 0,
      ms: 0,
      movedAt: began,
      ...(before ? footprint(before) : { untold: untoldOf(kept, mayTellNames(report, last)) }),
    };
    return { run, state: last };
  });
  const cells = outputColumns(report).length - (addsUp(report) ? 1 : 0) + EXTRA_CELLS;
  const firstRow = (infos: readonly SheetInfo[]): number | undefined =>
    !outside && mayOwn(report, state, run) ? firstOwnRow(report, infos) : undefined;
  // By names, whatever the rows show, and without a budget: records are loaded when a call's time is over.
  const groupsOn = (range: DateRange) =>
    groupsOfPeople({ ...report, privacy: { ...report.privacy, people: 'names' } }, account, { ...ports, budget: NO_END_OF_TIME }, [range]);
  const tally = report.rollup && (yield* sumsSoFar(ports, report, run));
  const heap =
    tally ?? outside?.heap(report, ports.newId, groupsOn) ?? rowHeap(ports.sheets, stagingName(report), cells, run.staged, firstRow);
  const plan = run.frame as RunFrame;
  return { ports, report, plan, state, heap, tally, account, source, began, run, reading: run.reading, rows: heap.count() };
}

/** The sums that were put aside. Where the host can't read them now, the work is given back: nobody is at it. */
function* sumsSoFar({ sheets, documents, clock }: RefreshPorts, report: Report, run: RunState): Task<TallyHeap> {
  try {
    return yield* tallyHeap(sheets, stagingName(report), run.staged);
  } catch (failure) {
    yield* saveRun(documents, report.id, paused(run, clock.now()));
    throw failure;
  }
}

const NO_END_OF_TIME: Budget = { spent: () => undefined };

/** Whether a run has put nothing on the hidden sheet. */
const isNoneAside = ({ rows, sums }: RunState['staged']): boolean => rows === 0 && sums === undefined;

/** Whether an earlier version put it aside, which kept rows as cells that were copied. */
const isKnownForm = ({ first, packed, sums }: RunState['staged']): boolean => (first ?? packed ?? sums) !== undefined;

/** What a refresh took away with its records that was killed before it told of that. An unticked box tells nothing. */
function untoldOf(run: RunState | undefined, mayName: boolean): readonly string[] | undefined {
  const gone = (run?.typed ?? []).filter(({ to, value }) => to === -1 && value !== undefined && value !== false);
  const all = [...(run?.untold ?? []), ...gone.map(({ value, of }) => typedRemoved(String(value), mayName ? of : ''))];
  return all.length > 0 ? all : undefined;
}

/** A refresh that was killed after its rows were in the sheet has only its marks to set; any other is given back. */
function* finishInterrupted(
  ports: RefreshPorts,
  report: Report,
  run: RunState | undefined,
  state: ReportState | undefined,
): Task<RunState | undefined> {
  if (run === undefined || state?.runId !== run.id) return run;
  // An earlier version kept the state before it set the marks. Now the marks are right by then, wherever people moved them since.
  if (state.sheet !== undefined) yield* wait(ports.sheets.removeMarks(report.id, CLAIM_MARKS));
  else {
    const placement = placementOf(report.name, yield* wait(ports.sheets.marks(report.id)), yield* wait(ports.sheets.sheets()));
    if (placement) yield* markEnd(ports.sheets, report.id, { ...placement, rows: state.rows });
  }
  yield* forgetRun(ports.documents, ports.sheets, report, 'in time');
  return undefined;
}
