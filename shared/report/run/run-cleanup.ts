import { isActivTrakError } from '../../errors';
import type { MarkedSheets } from '../../marks';
import type { KeyValueStore } from '../../ports';
import { MOST_NAME_CHARACTERS } from '../../table/place/sheet-name';
import { revealOwnSheet } from '../../table/plan/own-sheet';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import { loadState, saveState } from '../kept/report-state';
import { firstReading } from '../reading/reading';
import type { RefreshPorts } from './job';
import { isLeased } from './run-lease';
import { cancelKey, canGoOn, loadRuns, type RunState, removeRun, saveRun } from './run-state';

/** The hidden sheet of a report, for rows that wait to be whole. */
export const stagingName = ({ id }: Pick<Report, 'id'>): string => `ActivTrak staging ${id}`.slice(0, MOST_NAME_CHARACTERS);

/** Whether a person wishes this refresh to stop. */
export function* isToStop(documents: KeyValueStore, reportId: string, run: RunState): Task<boolean> {
  return (yield* wait(documents.get(cancelKey(reportId)))) === run.id;
}

/**
 * Whether a hidden sheet has to go, or may stay where the host keeps it for now, as in a workbook whose structure is protected: to refreshes it is
 * in nobody's way, and the next one takes it away.
 */
export type Tidiness = 'at once' | 'in time';

/** Forgets a refresh that is over, with whatever it had put aside. While that is there, the run is known, whenever this is killed. */
export function* forgetRun(
  documents: KeyValueStore,
  sheets: MarkedSheets,
  report: Pick<Report, 'id'>,
  tidiness: Tidiness = 'at once',
): Task<void> {
  try {
    yield* tidyUp(documents, sheets, report, tidiness);
  } finally {
    yield* removeRun(documents, report.id);
  }
}

/** Takes the hidden sheet away, or shows it where it became the report's own: then it has the report's marks, and rows that are kept as written. */
export function* tidyUp(
  documents: KeyValueStore,
  sheets: MarkedSheets,
  { id }: Pick<Report, 'id'>,
  tidiness: Tidiness = 'at once',
): Task<void> {
  yield* wait(documents.remove(cancelKey(id)));
  const found = yield* wait(sheets.sheet('name', stagingName({ id })));
  if (!found) return;
  const state = yield* loadState(documents, id);
  const marks = state ? yield* wait(sheets.marks(id)) : [];
  if (!state || !marks.some(({ sheet }) => sheet === found.id)) return yield* takeAway(sheets, found.id, tidiness);
  yield* revealOwnSheet(sheets, marks, found, state.sheetName ?? found.name, function* (sheetName) {
    if (sheetName !== state.sheetName) yield* saveState(documents, id, { ...state, sheetName });
  });
}

function* takeAway(sheets: MarkedSheets, sheet: string, tidiness: Tidiness): Task<void> {
  try {
    yield* wait(sheets.removeSheet(sheet));
  } catch (failure) {
    if (tidiness === 'at once' || !isActivTrakError(failure) || failure.code !== 'argument') throw failure;
  }
}

/** Whether the next refresh has to know what this one may have left in the sheet. */
export const mayHaveWritten = ({ dirtyRows, placed, typed }: RunState): boolean => dirtyRows > 0 || placed || typed !== undefined;

/**
 * Ends a refresh that did not reach its end. When it may have written into the sheet already, that is remembered, at every moment: the
 * next refresh knows those cells by it.
 */
export function* parkRun(
  documents: KeyValueStore,
  sheets: MarkedSheets,
  report: Pick<Report, 'id'>,
  run: RunState,
  tidiness: Tidiness = 'at once',
): Task<void> {
  if (!mayHaveWritten(run) && !run.untold) return yield* forgetRun(documents, sheets, report, tidiness);
  yield* saveRun(documents, report.id, { ...run, reading: firstReading(), staged: { sheet: '', rows: 0 }, leaseUntil: 0, working: false });
  yield* tidyUp(documents, sheets, report, tidiness);
}

/** Forgets what was read of refreshes that nobody went on with for a day. What one may have written is still remembered. */
export function* clearOldRests({ documents, sheets, clock }: Pick<RefreshPorts, 'documents' | 'sheets' | 'clock'>): Task<void> {
  const now = clock.now();
  for (const [id, run] of yield* loadRuns(documents)) {
    if (run.reading.pages === 0 || isLeased(run, now) || canGoOn(run, now)) continue;
    try {
      yield* parkRun(documents, sheets, { id }, run);
    } catch {
      // A hidden sheet that cannot be taken away must not keep another report from being refreshed.
    }
  }
}
