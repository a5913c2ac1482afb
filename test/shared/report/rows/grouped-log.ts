import type { Report } from '../../../../shared/report/definition/definition';
import { type FakeActivity, type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, type ReportBench, report } from '../report-bench';

const APPLICATIONS = ['editor.exe', 'chrome.exe', 'mail.exe'];

/** Activities of three people in three applications, one after the other over some days. */
export const activitiesOn = (days: readonly string[], count: number, first = 1): readonly FakeActivity[] =>
  Array.from({ length: count }, (_, index) => {
    const number = first + index;
    return activity(number, days[number % days.length] as string, {
      personId: (number % 3) + 1,
      seconds: 30 + ((number * 389) % 1009),
      executable: APPLICATIONS[(number * 7) % 3] as string,
      ...(number % 2 === 0 ? { url: `https://www.site${number % 4}.example/secret/${number}` } : {}),
    });
  });

export const organised = (log: readonly FakeActivity[]): FakeOrganisation =>
  fakeOrganisation(3, ['2026-03-16', '2026-03-17', '2026-03-18'], log);

/** A report of the log by day and application, at Log!A1. */
export const groupedReport = (change: Partial<Report> = {}): Report =>
  report({
    version: 2,
    stream: 'activity-log',
    range: { kind: 'words', words: 'last 3 days' },
    columns: [],
    rollup: { by: ['day', 'application'], measures: ['time', 'activities', 'people'] },
    destination: { sheet: 'Log', cell: 'A1' },
    ...change,
  });

/** Rows below the header, without those that are empty. */
export const rowsIn = ({ sheets }: ReportBench): readonly (readonly unknown[])[] =>
  sheets
    .seen('Log')
    .slice(1)
    .filter((row) => row.some((cell) => cell !== ''));

const DAY_ZERO = Date.UTC(1899, 11, 30);

/** What activities come to by day and application, calculated apart. */
export function expectedRows(log: readonly FakeActivity[]): readonly string[] {
  const groups = new Map<string, { seconds: number; activities: number; people: Set<number> }>();
  for (const { time, seconds, personId, executable = 'editor.exe' } of log) {
    const key = JSON.stringify([(Date.parse(`${time.slice(0, 10)}T00:00:00Z`) - DAY_ZERO) / 86_400_000, executable]);
    const group = groups.get(key) ?? { seconds: 0, activities: 0, people: new Set() };
    group.seconds += seconds;
    group.activities += 1;
    group.people.add(personId);
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, { seconds, activities, people }]) => JSON.stringify([...JSON.parse(key), seconds, activities, people.size]))
    .sort();
}

export const inAnyOrder = (rows: readonly (readonly unknown[])[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();
