import type { Report } from '../../../../shared/report/definition/definition';
import type { RefreshStep } from '../../../../shared/report/run/job';
import { budgetOfAsks, countdownBudget } from '../../../doubles/countdown-budget';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { memoryLock } from '../../../doubles/memory-lock';
import type { MortalHost } from '../../../doubles/mortal-host';
import { activity, DAYS, type ReportBench, report, reportBench } from '../report-bench';

const MINUTES = 60_000;

const hours = (people: number, days: readonly string[]): FakeOrganisation => fakeOrganisation(people, days);

export const logOf = (count: number): FakeOrganisation =>
  fakeOrganisation(
    3,
    [],
    Array.from({ length: count }, (_, index) => activity(index + 1, index % 5 === 4 ? '2026-03-17' : '2026-03-18')),
  );

const LOG: Partial<Report> = {
  stream: 'activity-log',
  range: { kind: 'words', words: 'last 3 days' },
  columns: [{ key: 'logId' }, { key: 'time' }, { key: 'user' }, { key: 'duration' }],
};

/** One column taken out, one renamed, one put between. */
const OTHER_COLUMNS: Report['columns'] = [
  { key: 'date' },
  { key: 'userId' },
  { key: 'passive' },
  { key: 'user', label: 'Colleague' },
  { key: 'active' },
];

/** A refresh that is to be killed. */
export interface KilledCase {
  readonly title: string;
  readonly report: Report;
  /** What there is at the first refresh, and what there is at the one that is killed. */
  readonly before: FakeOrganisation | undefined;
  readonly after: FakeOrganisation;
  /** The definition at the first refresh, where it was another. */
  readonly reportBefore?: Report;
  /** How much later the second refresh comes. */
  readonly daysLater?: number;
}

const DISPOSITIONS = ['replace', 'append', 'merge'] as const;

const SUMMARY: Partial<Report> = {
  privacy: { people: 'summary', smallestGroup: 2 },
  columns: [{ key: 'date' }, { key: 'groups' }, { key: 'active' }],
};

export const CASES: readonly KilledCase[] = DISPOSITIONS.flatMap((disposition) => [
  {
    title: `the first refresh of hours to ${disposition}`,
    report: report({ disposition, statusLine: true }),
    before: undefined,
    after: hours(3, DAYS),
  },
  { title: `more hours to ${disposition}`, report: report({ disposition }), before: hours(2, DAYS.slice(0, 4)), after: hours(3, DAYS) },
  {
    title: `hours of further days to ${disposition}`,
    report: report({ disposition, statusLine: true }),
    before: hours(3, DAYS),
    after: hours(3, [...DAYS, '2026-03-19', '2026-03-20']),
    daysLater: 2,
  },
  { title: `fewer hours to ${disposition}`, report: report({ disposition }), before: hours(3, DAYS), after: hours(2, DAYS.slice(2)) },
  {
    title: `other columns of hours to ${disposition}`,
    reportBefore: report({ disposition, statusLine: true }),
    report: report({ disposition, statusLine: true, columns: OTHER_COLUMNS }),
    before: hours(3, DAYS.slice(0, 5)),
    after: hours(3, DAYS),
  },
  {
    title: `a summary to ${disposition}`,
    report: report({ ...SUMMARY, disposition }),
    before: hours(5, DAYS.slice(0, 4)),
    after: hours(7, DAYS),
  },
  {
    title: `pseudonyms to ${disposition}`,
    report: report({ disposition, privacy: { people: 'pseudonyms', smallestGroup: 5 } }),
    before: undefined,
    after: hours(3, DAYS),
  },
  { title: `the first refresh of the log to ${disposition}`, report: report({ ...LOG, disposition }), before: undefined, after: logOf(12) },
  {
    title: `more of the log to ${disposition}`,
    report: report({ ...LOG, disposition, statusLine: true }),
    before: logOf(7),
    after: logOf(12),
  },
]);

/** A document with the user's own things beside the report, refreshed once where there was something before. */
export function prepared({ report: definition, reportBefore = definition, before, after, daysLater = 0 }: KilledCase): ReportBench {
  const bench = reportBench();
  bench.documents.entries.set('activtrak.salt', 'pepper');
  bench.save(reportBefore);
  if (before) {
    bench.serve(before, { largestPage: 4 });
    bench.refresh();
    bench.sheets.type('Hours', definition.statusLine ? 1 : 0, 4, { value: 'Mine', note: 'a note' });
    const rows = bench.sheets.seen('Hours').length;
    for (let row = definition.statusLine ? 2 : 1; row < rows; row += 1)
      bench.sheets.type('Hours', row, 4, { formula: '=RC[-1]*2', format: '0.0' });
  }
  bench.save(definition);
  bench.clock.advance(daysLater * 86_400_000);
  bench.serve(after, { largestPage: 4 });
  return bench;
}

/** The whole document and what is kept of the report; without the time of the last refresh, which is later after a kill. */
export function whole({ sheets, documents }: ReportBench): string {
  const { cells, marks } = sheets.whole();
  const kept = [...documents.entries]
    .filter(([key]) => !/\.(history|health)/.test(key))
    .map(([key, text]) => `${key} ${key.includes('.state.') ? stateText(text) : text}`);
  return [...cells, ...marks, ...kept.sort()].join('\n').replace(/Refreshed \S+ \S+ by/g, 'Refreshed by');
}

const stateText = (text: string): string => JSON.stringify({ ...JSON.parse(text), runId: '', refreshedAt: 0, sheet: '' });

/** Day and person of each record of hours in the sheet, whose first columns say so. */
export const recordsIn = ({ sheets }: ReportBench): readonly string[] =>
  sheets.seen('Hours').flatMap((row) => (typeof row[0] === 'number' && typeof row[1] === 'number' ? [`${row[0]} ${row[1]}`] : []));

/** The ports of a call on a host that watches it or kills it, which may ask its budget so often. */
export function portsOn(bench: ReportBench, host: Pick<MortalHost, 'wrap'>, asks: number | undefined) {
  const { ports, clock } = bench;
  const store = ({ get, set, remove, all }: ReportBench['documents']) => host.wrap({ get, set, remove, all });
  return {
    ...ports,
    transport: host.wrap({ send: (requests) => bench.transport().send(requests) } satisfies typeof ports.transport),
    documents: store(bench.documents),
    secrets: store(bench.secrets),
    lock: host.wrap(memoryLock('at once', clock)),
    sheets: host.wrap(ports.sheets),
    ...(ports.styler && { styler: host.wrap(ports.styler) }),
    ...(ports.charts && { charts: host.wrap(ports.charts) }),
    budget: asks === undefined ? countdownBudget(clock, 5 * MINUTES) : budgetOfAsks(asks, 'time'),
  };
}

/** Calls until a refresh has ended, or was killed. */
export function inCalls(call: () => RefreshStep | undefined): void {
  for (let calls = 0; calls < 80; calls += 1) {
    const step = call();
    if (step === undefined || step.state === 'ended') return;
  }
  throw new Error('The refresh does not end.');
}

/** Every moment of a kill that leaves something of its own: before each change, and after the last one. */
export const momentsOf = (changes: number): readonly (readonly [dies: number, effects: boolean])[] => [
  ...Array.from({ length: changes }, (_, index) => [index + 1, false] as const),
  [changes, true],
];

/** Google would have ended the killed call by now. */
export const longAfter = ({ clock }: ReportBench): void => clock.advance(8 * MINUTES);
