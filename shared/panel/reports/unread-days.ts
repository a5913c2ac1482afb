import { isActivTrakError } from '../../errors';
import type { Report } from '../../report/definition/definition';
import { reportRange } from '../../report/definition/report-range';
import type { Task } from '../../task';
import { calendarHere } from '../calendar';
import type { PanelPorts } from '../ports';

/** Why the days that stand in cells can't be read now; a person may fill them in later. */
export function* unreadDays(ports: PanelPorts, report: Report): Task<string | undefined> {
  if (report.range.kind !== 'cells') return undefined;
  try {
    yield* reportRange(report, yield* calendarHere(ports), ports.sheets);
    return undefined;
  } catch (failure) {
    if (isActivTrakError(failure)) return failure.message;
    throw failure;
  }
}
