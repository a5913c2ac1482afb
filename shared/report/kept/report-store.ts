import { ActivTrakError } from '../../errors';
import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { IT_IS_DAMAGED, NOT_A_REPORT_FILE, nothingImported, REPORT_DELETED, samePlace, THIS_FILE } from '../../words/en/definitions';
import { checkReport, unusable } from '../definition/check-report';
import type { Report } from '../definition/definition';
import { type Form, formOf } from '../definition/report-form';
import type { Locale } from '../definition/report-range';
import { loadPerson, type Person } from './person';
import { isNewerState, parsedJson, STATE_PREFIX, wasRefreshedByNewer } from './report-state';

const PREFIX = 'activtrak.report.';

/** A saved report that this version cannot use: it is shown, kept as it is and never refreshed. */
export interface UnusableReport {
  readonly id: string;
  readonly name: string;
  readonly form: Exclude<Form, 'usable'>;
  /** As it stands in the store. */
  readonly kept: Readonly<Record<string, unknown>>;
}

/** Everything saved, by name. */
export function* loadSaved(
  documents: KeyValueStore,
): Task<{ readonly reports: readonly Report[]; readonly unusable: readonly UnusableReport[] }> {
  const saved = yield* wait(documents.all(PREFIX));
  const states = yield* wait(documents.all(STATE_PREFIX));
  const reports: Report[] = [];
  const others: UnusableReport[] = [];
  for (const [key, text] of Object.entries(saved)) {
    const kept = parsedJson<UnusableReport['kept']>(text) ?? {};
    const id = key.slice(PREFIX.length);
    const form = isNewerState(states[STATE_PREFIX + id]) ? 'newer' : formOf(kept);
    if (form === 'usable') reports.push(kept as unknown as Report);
    else others.push({ id, name: nameOf(kept) ?? id, form, kept });
  }
  const byName = (one: { readonly name: string }, other: { readonly name: string }): number => one.name.localeCompare(other.name);
  return { reports: reports.sort(byName), unusable: others.sort(byName) };
}

const nameOf = ({ name }: UnusableReport['kept']): string | undefined =>
  typeof name === 'string' && name.trim() !== '' ? name : undefined;

/** The saved reports that can be used, by name. */
export function* loadReports(documents: KeyValueStore): Task<readonly Report[]> {
  return (yield* loadSaved(documents)).reports;
}

/** Whether a report's schedule runs on a person's key. */
export const isScheduleOf = ({ schedule }: Report, { id }: Pick<Person, 'id'>): boolean => schedule?.ownerId === id;

/** Whether any saved report has a schedule on a person's key, also one that only a newer version can run. */
export function* hasScheduleOf(documents: KeyValueStore, ownerId: string): Task<boolean> {
  const { reports, unusable: others } = yield* loadSaved(documents);
  const schedules = [...reports.map(({ schedule }) => schedule), ...others.map(({ kept }) => kept.schedule)];
  return schedules.some((schedule) => (schedule as Report['schedule'] | null)?.ownerId === ownerId);
}

/** Whether any saved report has a schedule on the key of the person whose stores these are. */
export function* hasOwnSchedule({ documents, secrets, newId }: OwnStores): Task<boolean> {
  return yield* hasScheduleOf(documents, (yield* loadPerson(secrets, newId)).id);
}

interface OwnStores {
  readonly documents: KeyValueStore;
  readonly secrets: KeyValueStore;
  readonly newId: () => string;
}

/** @throws ActivTrakError `argument` when there is no such report, or this version cannot use it. */
export function* loadReport(documents: KeyValueStore, id: string): Task<Report> {
  const text = yield* wait(documents.get(PREFIX + id));
  if (text === undefined) throw new ActivTrakError('argument', REPORT_DELETED);
  const kept = parsedJson<UnusableReport['kept']>(text) ?? {};
  const form = (yield* wasRefreshedByNewer(documents, id)) ? 'newer' : formOf(kept);
  if (form !== 'usable') throw unusable(form, `“${nameOf(kept) ?? id}”`);
  return kept as unknown as Report;
}

/** @throws ActivTrakError `argument` when the definition cannot be used. */
export function* saveReport(documents: KeyValueStore, report: Report, locale?: Locale): Task<void> {
  checkReport(report, locale);
  yield* wait(documents.set(PREFIX + report.id, JSON.stringify(report)));
}

export const removeReport = (documents: KeyValueStore, id: string): Task<void> => wait(documents.remove(PREFIX + id));

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
  if (file?.format !== FORMAT || !Array.isArray(file.reports)) throw new ActivTrakError('argument', NOT_A_REPORT_FILE);
  if (file.version !== VERSION) throw unusable(typeof file.version === 'number' ? 'newer' : 'damaged', THIS_FILE);
  const taken = new Map(standing.map((report) => [placeWord(report), report.name]));
  return file.reports.map((entry: unknown, index) => {
    const { schedule: _, ...report } = { ...NO_CHOICES, ...(entry as Report), id: newId() };
    try {
      checkReport(report, locale);
      const other = taken.get(placeWord(report));
      if (other !== undefined) throw new ActivTrakError('argument', samePlace(report.name, other));
    } catch (failure) {
      const words = failure instanceof ActivTrakError ? failure.message : IT_IS_DAMAGED;
      throw new ActivTrakError('argument', nothingImported(index + 1, words));
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
