import { LOG_STILL_NAMES } from '#words/log-sheet';
import type { Task } from '../../task';
import { rewordHistory } from '../kept/history';
import { wasNamed } from '../kept/personal-columns';
import { loadReports } from '../kept/report-store';
import { rowsUnsaid } from '../kept/rows-unsaid';
import { type Check, warning } from '../kept/run';
import type { Job } from '../run/job';
import { rewordLog } from '../run/reword-log';
import { failingAlone } from './failing-alone';

/**
 * Takes out of the history and the log sheet whom rows were about, where the report named people until now and names nobody any more. While its
 * state is that of before: whatever this is killed at, the next refresh does it.
 */
export function* withdrawWords({ ports: { documents, sheets, diagnostics }, report, state }: Job): Task<readonly Check[]> {
  if (!wasNamed(report, state)) return [];
  return yield* failingAlone(diagnostics, 'the log of a report', LOG_STILL_NAMES, function* () {
    const own = [report.name, ...(yield* rewordHistory(documents, report.id, rowsUnsaid))];
    const others = (yield* loadReports(documents)).flatMap(({ id, name }) => (id === report.id ? [] : [name]));
    // What it was called before that, nobody knows any more: whatever isn't another's may be its own.
    const isAbout = (name: string): boolean => own.includes(name) || (state !== undefined && !others.includes(name));
    return (yield* rewordLog(sheets, isAbout, rowsUnsaid)) ? [] : [warning(LOG_STILL_NAMES)];
  });
}
