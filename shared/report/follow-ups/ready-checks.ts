import { READY_NOT_UPDATED } from '#words/ready';
import { bringUp } from '../../dashboard/bring-up';
import type { Drawing } from '../../dashboard/drawing';
import { loadReady } from '../../dashboard/kept-ready';
import type { ReportPeople } from '../../dashboard/own-sheets';
import { wrong } from '../../errors';
import { serialOfWallTime } from '../../model/serial';
import type { Task } from '../../task';
import type { Check } from '../kept/run';
import type { Job } from '../run/job';
import { tidyUp } from '../run/run-cleanup';
import type { Written } from '../writing/writing';
import { failingAlone } from './failing-alone';
import { lackForReady } from './ready-needs';

/** Brings a report's ready sheet up to its rows, which are in the sheet already: whatever goes wrong with it is said, and fails nothing else. */
export function* readyChecks(
  { ports, report, plan, account, run }: Job,
  source: Drawing['source'],
  { isCurrent }: Pick<Written, 'isCurrent'>,
): Task<readonly Check[]> {
  const { styler, documents, sheets, charts, newId, clock, zone, diagnostics } = ports;
  if (styler === undefined || (yield* loadReady(documents, report.id)) === undefined) return [];
  return yield* failingAlone(diagnostics, 'the ready sheet of a report', READY_NOT_UPDATED, function* () {
    const lack = yield* lackForReady(ports, report);
    if (lack !== undefined) throw wrong(lack);
    // Formulas name the report's sheet as people see it.
    yield* tidyUp(documents, sheets, report, 'in time');
    const [began = '', now = ''] = [run.since, clock.now()].map((ms) => clock.wallTime(ms, zone));
    // What went on after midnight has rows of the day before, which was not over when they were read.
    const at = began.slice(0, 10) === now.slice(0, 10) ? now : began;
    const facts = { ...plan.days, zone, refreshed: serialOfWallTime(at) ?? at };
    return yield* bringUp({ styler, documents, sheets, charts, newId }, report.id, source, peopleOf(report, account), facts, isCurrent);
  });
}

/** Whose people a report has. That a colleague calls this connection her first says nothing of the sheets in this document. */
export function peopleOf({ connection: named }: Job['report'], { connection }: Job['account']): ReportPeople {
  const isFirst = connection.isFirst && named?.handle === connection.handle;
  return { connection: connection.id, named: named && { handle: named.handle, name: named.name }, isFirst };
}
