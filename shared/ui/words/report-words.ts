import { STREAMS, type StreamName } from '../../api/streams';
import type { Unit } from '../../model/cell';
import type { WhoKind } from '../../model/who';
import type { Report, ReportRange } from '../../report/definition/definition';
import type { Privacy } from '../../report/definition/people-shown';
import type { WriteDisposition } from '../../table/modes';

/** What each stream is to a person. */
export const STREAM_WORDS: Readonly<Record<StreamName, { readonly label: string; readonly hint: string }>> = {
  'user-hours': { label: 'Hours by person', hint: 'One row for each person and day.' },
  'computer-hours': { label: 'Hours by computer', hint: 'One row for each computer and day.' },
  'activity-log': { label: 'Activity log', hint: 'One row for each activity, oldest first. It can be very long.' },
};

export const DISPOSITION_WORDS: Readonly<Record<WriteDisposition, { readonly label: string; readonly hint: string }>> = {
  replace: { label: 'Replace the rows', hint: 'The sheet shows what these days hold now.' },
  append: { label: 'Add new rows below', hint: 'Rows that are there are never changed again, even when ActivTrak corrects them.' },
  merge: {
    label: 'Update and add',
    hint: 'Rows are corrected, and new ones come below. Nothing is deleted, even when ActivTrak has deleted it.',
  },
};

export const PRIVACY_WORDS: Readonly<Record<Privacy['people'], { readonly label: string; readonly hint: string }>> = {
  names: { label: 'Names', hint: 'Everyone who can open this file sees them.' },
  pseudonyms: { label: 'Pseudonyms', hint: 'The same person always has the same one; columns that would tell who it is are left out.' },
  summary: { label: 'Summary without people', hint: 'Hours added up by day and group. Small groups are left out.' },
};

/** How time can be shown, by its unit and, behind it, a look of its own. */
export const TIME_WORDS = {
  hours: 'Decimal hours (7.50)',
  'days h:mm': 'Hours and minutes (7:30)',
  days: 'Hours, minutes and seconds (7:30:00)',
  seconds: 'Seconds (27000)',
} as const satisfies Partial<Record<Unit | `${Unit} ${NonNullable<Report['durations']>}`, string>>;

/** What a report shows time as. */
export const timeShown = ({ unit, durations }: Report): keyof typeof TIME_WORDS =>
  unit === 'days' && durations ? `days ${durations}` : unit;

/** The choice as a report has it. */
export function timeAs(shown: keyof typeof TIME_WORDS): Pick<Report, 'unit' | 'durations'> {
  const [unit, durations] = shown.split(' ') as [Unit, Report['durations']];
  return { unit, ...(durations ? { durations } : {}) };
}

export const KIND_WORDS: Readonly<Record<WhoKind, string>> = { user: 'person', group: 'group', computer: 'computer' };

/** What a report is to a person: of a summary, what its rows are about. */
export function kindWords(report: Report): string {
  if (report.privacy?.people !== 'summary') return STREAM_WORDS[report.stream]?.label ?? report.stream;
  const keys = report.columns.map(({ key }) => key);
  const by = keys.includes('groups') ? 'group' : keys.length === 0 || keys.includes('date') ? 'day' : undefined;
  const what = STREAMS[report.stream].owner === 'computer' ? 'Computer hours' : 'Hours';
  return by ? `${what} by ${by}` : `${what} added up`;
}

/** The days of a report: `last 7 days`, `2026-03-01 to 2026-03-31`, `days in Settings!B1`. */
export function rangeWords(range: ReportRange): string {
  if (range.kind === 'words') return range.words || 'last 7 days';
  if (range.kind === 'fixed') return `${range.from || '…'} to ${range.to || '…'}`;
  return `days in ${range.from || 'a cell'}${range.to ? ` to ${range.to}` : ''}`;
}

/** `everyone`, `Sales`, `Sales and 3 more`. */
export function whoWords({ who }: Report): string {
  const [first] = who;
  if (first === undefined) return 'everyone';
  return who.length === 1 ? first.name : `${first.name} and ${who.length - 1} more`;
}
