import { ActivTrakError } from '../errors';
import type { KeyValueStore } from '../ports';
import { type Task, wait } from '../task';
import { checkReport } from './check-report';
import type { Report } from './definition';
import { parsedJson } from './report-state';

const PREFIX = 'activtrak.report.';

/** Every saved report, by name. What cannot be read is left out, and left where it is. */
export function* loadReports(documents: KeyValueStore): Task<readonly Report[]> {
  const kept = yield* wait(documents.all(PREFIX));
  return Object.values(kept)
    .flatMap((text) => {
      const report = parsedJson<Report>(text);
      return report?.version === 1 && typeof report.id === 'string' ? [report] : [];
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** @throws ActivTrakError `argument` when there is no such report. */
export function* loadReport(documents: KeyValueStore, id: string): Task<Report> {
  const text = yield* wait(documents.get(PREFIX + id));
  const report = text === undefined ? undefined : parsedJson<Report>(text);
  if (report?.version !== 1) throw new ActivTrakError('argument', 'This report does not exist any more: somebody deleted it.');
  return report;
}

/** @throws ActivTrakError `argument` when the definition cannot be used. */
export function* saveReport(documents: KeyValueStore, report: Report): Task<void> {
  checkReport(report);
  yield* wait(documents.set(PREFIX + report.id, JSON.stringify(report)));
}

export const removeReport = (documents: KeyValueStore, id: string): Task<void> => wait(documents.remove(PREFIX + id));

/** All reports as one file, for another document or the other product. Schedules stay behind: they belong to a person's key. */
export function exportText(reports: readonly Report[]): string {
  return `${JSON.stringify({ format: 'activtrak-reports', version: 1, reports: reports.map(({ schedule: _, ...report }) => report) }, null, 2)}\n`;
}

/**
 * The reports of such a file, with new ids.
 * @throws ActivTrakError `argument` when it is none, or one of its reports cannot be used; then none is taken.
 */
export function importedReports(text: string, newId: () => string): readonly Report[] {
  const file = parsedJson<{ readonly format?: unknown; readonly reports?: unknown }>(text);
  if (file?.format !== 'activtrak-reports' || !Array.isArray(file.reports))
    throw new ActivTrakError('argument', 'This is not a file of reports: choose one that “Export” made.');
  return file.reports.map((entry: unknown, index) => {
    const { schedule: _, ...report } = { ...NO_CHOICES, ...(entry as Report), id: newId() };
    try {
      checkReport(report);
    } catch (failure) {
      const words = failure instanceof ActivTrakError ? failure.message : 'It is damaged.';
      throw new ActivTrakError('argument', `Report ${index + 1} of the file cannot be used, so none was taken: ${words}`);
    }
    return report;
  });
}

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
