import { GROUP_KEY_LABELS } from '#words/column-labels';
import type { TIME_WORDS } from '#words/editor';
import { daysInCells, EVERYONE, fixedDays, groupsWords, hoursWords, STREAM_WORDS, someWords, USUAL_PERIOD } from '#words/report-parts';
import { STREAMS } from '../../api/streams/streams';
import type { Unit } from '../../model/cell';
import type { Report, ReportRange } from '../../report/definition/definition';
import { addsUp } from '../../report/definition/people-shown';

/** What a report shows time as. */
export const timeShown = ({ unit, durations }: Report): keyof typeof TIME_WORDS =>
  unit === 'days' && durations ? `days ${durations}` : unit;

/** The choice as a report has it. */
export function timeAs(shown: keyof typeof TIME_WORDS): Pick<Report, 'unit' | 'durations'> {
  const [unit, durations] = shown.split(' ') as [Unit, Report['durations']];
  return { unit, ...(durations ? { durations } : {}) };
}

/** What a report is to a person: of a summary, what its rows are about. */
export function kindWords(report: Report): string {
  if (report.rollup) return groupsWords(report.rollup.by.map((key) => GROUP_KEY_LABELS[key]));
  if (!report.privacy || !addsUp(report)) return STREAM_WORDS[report.stream]?.label ?? report.stream;
  const keys = report.columns.map(({ key }) => key);
  const by = keys.includes('groups') ? 'group' : keys.length === 0 || keys.includes('date') ? 'day' : undefined;
  return hoursWords(STREAMS[report.stream].owner === 'computer' ? 'computers' : 'people', by);
}

/** The days of a report: `last 7 days`, `2026-03-01 to 2026-03-31`, `days in Settings!B1`. */
export function reportDays(range: ReportRange): string {
  switch (range.kind) {
    case 'words':
      return range.words || USUAL_PERIOD;
    case 'fixed':
      return fixedDays(range.from, range.to);
    case 'cells':
      return daysInCells(range.from, range.to);
  }
}

/** `everyone`, `Sales`, `Sales and 3 more`. */
export function whoWords({ who }: Report): string {
  const [first] = who;
  return first === undefined ? EVERYONE : someWords(first.name, who.length - 1);
}
