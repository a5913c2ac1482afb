import { dayWords } from '#words/moments';
import { DAY_MS, UNIX_EPOCH } from '../../model/day-length';
import { daysNamed, pastDays } from '../../model/days-named';
import { serialOfToday } from '../../model/serial';
import { wallDay } from '../../model/wall-clock';
import type { PanelState, ReportView } from '../../panel/views';
import type { ReportRange } from '../../report/definition/definition';

/** How many days a report is about now; `undefined` for those that stand in cells, and where a text names none. */
function daysOf(range: ReportRange, state: PanelState): number | undefined {
  if (range.kind === 'cells') return undefined;
  const calendar = { today: serialOfToday(wallDay(state.now, state.zone)), weekStart: state.connection?.weekStart ?? 1 };
  try {
    const [first, last] = range.kind === 'words' ? [range.words, range.words] : [range.from, range.to];
    const { from, to } = pastDays({ from: daysNamed(first, calendar).from, to: daysNamed(last, calendar).to }, calendar);
    return to - from + 1;
  } catch {
    return undefined;
  }
}

/** How far a table is filled: its first day in words, how many days from there, and of how many, where that is known. */
export function filledDays(
  { report, filled }: ReportView,
  state: PanelState,
): { readonly since: string; readonly days: number; readonly of: number | undefined } | undefined {
  if (filled === undefined) return undefined;
  const { from, to } = filled;
  return { since: dayWords((from - UNIX_EPOCH) * DAY_MS), days: to - from + 1, of: daysOf(report.range, state) };
}
