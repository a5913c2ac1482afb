import { STREAMS } from '../../api/streams/streams';
import type { Column } from '../../model/cell';
import { usualColumns } from '../../model/selection';
import { WHO_KINDS, type WhoKind } from '../../model/who-kinds';
import { withTableSettings } from '../../panel/warehouse/table-report';
import type { Report, ReportColumn, ReportRange } from '../../report/definition/definition';
import { outputColumns } from '../../report/definition/output';
import { addsUp } from '../../report/definition/people-shown';
import { versionOf } from '../../report/definition/version-of';
import { nameForSheet } from '../../table/place/sheet-name';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { reportDays } from '../words/report-words';

/** What each part of the editor is given: the report as it is on the page, and how to change it. */
export interface Draft {
  readonly report: Report;
  change(part: Partial<Report>): void;
}

/** The report with what a table's has no choice of. */
export const settled = (report: Report): Report =>
  HAS_WAREHOUSE && report.warehouse
    ? withTableSettings(report)
    : HAS_WAREHOUSE && report.from
      ? { ...report, disposition: 'replace', connection: undefined }
      : report;

/** Every column that a person can choose in this stream. */
export const offeredColumns = ({ stream }: Report): readonly Column[] =>
  STREAMS[stream].columns.filter(({ offer }) => offer !== 'internal');

/** The columns as the editor lists them: the usual ones are chosen when none are named. */
export const listedColumns = (report: Report): readonly ReportColumn[] =>
  report.columns.length > 0 ? report.columns : usualColumns(STREAMS[report.stream].columns).map(({ key }) => ({ key }));

/** The keys of those that the sheet will have: privacy leaves some out. */
export function shownKeys(report: Report): ReadonlySet<string> {
  try {
    return new Set(outputColumns(report).map(({ key }) => key));
  } catch {
    // A column of a newer version; saving says so in words.
    return new Set(report.columns.map(({ key }) => key));
  }
}

/** What the stream can be narrowed to. */
export function whoKinds({ stream }: Report): readonly WhoKind[] {
  const { current, 'early-access': early } = STREAMS[stream].filters;
  return WHO_KINDS.filter((kind) => current[kind] !== undefined || early[kind] !== undefined);
}

/** The report with another stream; what the new one does not have goes. */
export function withStream(report: Report, stream: Report['stream']): Report {
  const { rollup, ...raw } = report;
  const next: Report = { ...raw, stream, ...(rollup && STREAMS[stream].record.when === 'time' ? { rollup } : {}) };
  const keys = new Set(offeredColumns(next).map(({ key }) => key));
  const kinds = whoKinds(next);
  const isSummary = addsUp(report) && !STREAMS[stream].record.addsUp;
  return {
    ...next,
    columns: report.columns.filter(({ key }) => keys.has(key)),
    who: report.who.filter(({ kind }) => kinds.includes(kind)),
    ...(isSummary ? { privacy: { ...report.privacy, people: 'pseudonyms' as const } } : {}),
  };
}

/** The report with another name; a new one's sheet is called the same until it is given a name of its own. */
export function withName(report: Report, name: string): Report {
  const follows = report.id === '' && (report.destination.sheet === '' || report.destination.sheet === sheetName(report.name));
  return { ...report, name, ...(follows ? { destination: { ...report.destination, sheet: sheetName(name) } } : {}) };
}

/** Without apostrophes too, which formulas would have to double. */
const sheetName = (name: string): string => nameForSheet(name.replace(/'/g, ' '));

/**
 * The report about other days; the name and the sheet that were proposed for a new one go with them, until a person gives it others.
 * @param proposed the report as it was before anything was changed
 */
export function withRange(report: Report, range: ReportRange, proposed: Report): Report {
  if (report.id !== '') return { ...report, range };
  const follows = (text: string, before: string, made: (words: string) => string): string => {
    const of = (days: ReportRange): string => made(before.replace(periodIn(proposed.range), () => periodIn(days)));
    return text === of(report.range) ? of(range) : text;
  };
  const { name, destination } = report;
  const sheet = follows(destination.sheet, proposed.destination.sheet, sheetName);
  return {
    ...report,
    range,
    name: follows(name, proposed.name, (words) => words.replace(/\s+/g, ' ').trim()),
    destination: { ...destination, sheet },
  };
}

/** The days in a name; those in cells say nothing there. */
const periodIn = (range: ReportRange): string => (range.kind === 'cells' ? '' : reportDays(range));

/** As it is sent: spaces around what was typed mean nothing, neither do alerts without rules, and what it holds now says its version. */
export const tidied = ({ alerts, ...rest }: Report): Report => {
  const report = { ...rest, ...(alerts && alerts.rules.length > 0 ? { alerts } : {}) };
  return { ...report, ...tidiedParts(report), version: versionOf(report) };
};

const tidiedParts = (report: Report): Partial<Report> => ({
  name: report.name.trim(),
  destination: { ...report.destination, sheet: report.destination.sheet.trim(), cell: report.destination.cell.trim().toUpperCase() },
  ...(report.schedule
    ? { schedule: { ...report.schedule, when: { ...report.schedule.when, zone: report.schedule.when.zone.trim() } } }
    : {}),
  columns: report.columns.map(tidiedColumn),
});

function tidiedColumn({ key, label, words }: ReportColumn): ReportColumn {
  const named = Object.entries(words ?? {}).flatMap(([number, word]) => (word.trim() === '' ? [] : [[number, word.trim()] as const]));
  return {
    key,
    ...(label?.trim() ? { label: label.trim() } : {}),
    ...(named.length > 0 ? { words: Object.fromEntries(named) } : {}),
  };
}
