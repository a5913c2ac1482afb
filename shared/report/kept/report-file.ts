import { daysOnAnySheet, FILE_DAMAGED, IT_IS_DAMAGED, NOT_A_REPORT_FILE, nothingImported, samePlace, THIS_FILE } from '#words/report-files';
import { newerVersion } from '#words/unusable';
import { ActivTrakError, wrong } from '../../errors';
import { checkReport } from '../definition/check-report';
import type { Report } from '../definition/definition';
import { type Locale, sheetlessCell } from '../definition/report-range';
import { parsedJson } from './stored-json';

/** All reports as one file, for another document or the other product. Schedules stay behind: they belong to a person's key. */
export function exportText(reports: readonly object[]): string {
  const bare = reports.map((report) => ({ ...report, schedule: undefined }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, reports: bare }, null, 2)}\n`;
}

const FORMAT = 'activtrak-reports';
const VERSION = 1;

/**
 * The reports of such a file, with new ids.
 * @param standing reports that are there already
 * @throws ActivTrakError `argument` when it is none, or one of its reports cannot be used or wants a place that another has; then none is taken.
 */
export function importedReports(text: string, newId: () => string, standing: readonly Report[], locale?: Locale): readonly Report[] {
  const file = parsedJson<{ readonly format?: unknown; readonly version?: unknown; readonly reports?: unknown }>(
    text.replace(/^\uFEFF/, ''),
  );
  if (file?.format !== FORMAT || !Array.isArray(file.reports)) throw wrong(NOT_A_REPORT_FILE);
  if (file.version !== VERSION) throw wrong(typeof file.version === 'number' ? newerVersion(THIS_FILE) : FILE_DAMAGED);
  const taken = new Map(standing.map((report) => [placeWord(report), report.name]));
  return file.reports.map((entry: unknown, index) => {
    const { schedule: _, ...report } = { ...NO_CHOICES, ...(entry as Report), id: newId() };
    try {
      checkReport(report, locale);
      const cell = sheetlessCell(report.range);
      if (cell !== undefined) throw wrong(daysOnAnySheet(report.name, cell));
      const other = taken.get(placeWord(report));
      if (other !== undefined) throw wrong(samePlace(report.name, other));
    } catch (failure) {
      const words = failure instanceof ActivTrakError ? failure.message : IT_IS_DAMAGED;
      throw wrong(nothingImported(index + 1, words));
    }
    taken.set(placeWord(report), report.name);
    return report;
  });
}

/** Where a report begins, as sheets and cells are told apart. */
const placeWord = ({ destination: { sheet, cell } }: Report): string =>
  `${sheet.trim().toLowerCase()}!${cell.replace(/\$/g, '').trim().toUpperCase()}`;

/** What a definition says that says nothing. */
export const NO_CHOICES = {
  who: [],
  columns: [],
  privacy: { people: 'names', smallestGroup: 5 },
  unit: 'days',
  disposition: 'replace',
  rereadDays: 3,
  statusLine: true,
} as const satisfies Partial<Report>;
