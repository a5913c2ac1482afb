import type { KeyValueStore, SheetWriter } from '../ports';
import { type Task, wait } from '../task';
import { NO_COUNTERS } from './counters';
import type { Report } from './definition';
import { firstReading } from './reading';
import { type RunState, removeRun, saveRun } from './run-state';

/** Excel takes no longer names of sheets. */
const MOST_NAME_CHARACTERS = 31;

/** The hidden sheet of a report, for rows that wait to be whole. */
export const stagingName = ({ id }: Report): string => `ActivTrak staging ${id}`.slice(0, MOST_NAME_CHARACTERS);

/** Where a person's wish to stop a refresh is kept. */
export const cancelKey = (reportId: string): string => `activtrak.cancel.${reportId}`;

/** Whether a person wishes this refresh to stop. */
export function* isToStop(documents: KeyValueStore, reportId: string, run: RunState): Task<boolean> {
  return (yield* wait(documents.get(cancelKey(reportId)))) === run.id;
}

/** Forgets a refresh that is over, with whatever it had put aside. */
export function* forgetRun(documents: KeyValueStore, sheets: SheetWriter, report: Report): Task<void> {
  yield* removeRun(documents, report.id);
  yield* tidyUp(documents, sheets, report);
}

function* tidyUp(documents: KeyValueStore, sheets: SheetWriter, report: Report): Task<void> {
  yield* wait(documents.remove(cancelKey(report.id)));
  const found = (yield* wait(sheets.sheets())).find(({ name }) => name === stagingName(report));
  if (found) yield* wait(sheets.removeSheet(found.id));
}

/**
 * Ends a refresh that did not reach its end. When it may have written into the sheet already, that is remembered, at every moment: the
 * next refresh knows those cells by it.
 */
export function* parkRun(documents: KeyValueStore, sheets: SheetWriter, report: Report, run: RunState): Task<void> {
  if (run.dirtyRows === 0 && !run.placed && run.typed === undefined) return yield* forgetRun(documents, sheets, report);
  const reading = firstReading(NO_COUNTERS, run.plan.parts[0]);
  yield* saveRun(documents, report.id, { ...run, reading, staged: { sheet: '', rows: 0 }, leaseUntil: 0, working: false });
  yield* tidyUp(documents, sheets, report);
}
