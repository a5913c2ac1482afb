/**
 * Every way to one question gives the same number: in a cell, in a report's rows and sums, in the library, in both products, and by an
 * independent sum over the rows that the API answers from. `AGREEMENT_RUNS=50 AGREEMENT_SEED=3 npx jest test/agreement` tries more.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createThreadNetwork, type ThreadNetwork } from '../../playground/node/network';
import { type ServerProcess, startServerProcess } from '../../playground/node/server-process';
import { READY_REPORTS } from '../../shared/ui/editor/ready-reports';
import { type Api, type Cells, excel, type GoogleSheets, googleSheets, type Product } from './products';
import { type Spec, specs, TODAY } from './specs';
import { type Days, METRICS, type Metric, type Truth, truthOf } from './truth';

/** As few as a summary may be about. */
const SMALLEST = 2;
const RUNS = Number(process.env.AGREEMENT_RUNS ?? 2);
const SEED = Number(process.env.AGREEMENT_SEED ?? 11);
const ALL = specs(RUNS, SEED);

const PERIODS: readonly (readonly [words: string, days: Days])[] = [
  ['last 7 days', { from: '2026-11-17', to: TODAY }],
  ['last week', { from: '2026-11-16', to: '2026-11-22' }],
  ['2026-11-18', { from: '2026-11-18', to: '2026-11-18' }],
];

let folder: string;
let server: ServerProcess;
let network: ThreadNetwork;
const truths: Truth[] = [];
let apis: readonly Api[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'agreement-'));
  const files = ALL.map((_, at) => path.join(folder, `${at}.sqlite`));
  for (const [at, spec] of ALL.entries()) truths.push(await truthOf(spec, files[at] as string));
  const options = ALL.map((spec, at) => ({ ...spec, port: 0, data: files[at], today: TODAY }));
  const lines = /http:\S+ \S+/g;
  server = await startServerProcess(
    ['--import', 'tsx', 'test/agreement/serve.ts', JSON.stringify(options)],
    (printed) => (printed.match(lines) ?? []).length === ALL.length,
  );
  apis = (server.printed().match(lines) ?? []).map((line) => {
    const [address = '', key = ''] = line.split(' ');
    return { address, key };
  });
  network = createThreadNetwork({});
}, 60_000);

afterAll(async () => {
  await network?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Seconds of hours, to a millisecond. */
const seconds = (hours: unknown): number => (typeof hours === 'number' ? Math.round(hours * 3_600_000) / 1000 : Number.NaN);

/** The seconds in a column of a table in hours, added up; with a test, of some rows. */
function summed(
  table: unknown,
  label: RegExp,
  isCounted: (row: readonly unknown[], header: readonly unknown[]) => boolean = () => true,
): number {
  const [header = [], ...rows] = table as Cells;
  const place = header.findIndex((one) => label.test(String(one)));
  if (place === -1) throw new Error(`There is no ${label} in ${JSON.stringify(header)}.`);
  return rows.filter((row) => isCounted(row, header)).reduce((sum, row) => sum + Math.round(Number(row[place]) * 3_600_000), 0) / 1000;
}

const cell = (row: readonly unknown[], header: readonly unknown[], label: string): unknown => row[header.indexOf(label)];
const labels: Readonly<Record<Metric, RegExp>> = { active: /^Active/, passive: /^Passive/, total: /^Total/ };
const metrics = Object.keys(METRICS) as Metric[];

/** One question, and what every way to it has to give. */
interface Question {
  readonly metric: Metric;
  readonly words: string;
  readonly days: Days;
}
const questions: readonly Question[] = PERIODS.flatMap(([words, days], at) => [
  { words, days, metric: metrics[at % metrics.length] as Metric },
]);

/** What one way gave, or why not. */
async function tried(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (failure) {
    return (failure as Error).message;
  }
}

/** Collects what differs: one comparison shows all ways that went wrong. */
function disagreements() {
  const found: unknown[] = [];
  const all: Promise<void>[] = [];
  return {
    found,
    /** Excel's cells are calculated together, so nobody waits for one. */
    same(way: string, expected: unknown, work: () => unknown): void {
      all.push(
        tried(work).then((given) => {
          if (JSON.stringify(given) !== JSON.stringify(expected)) found.push({ way, expected, given });
        }),
      );
    },
    done: () => Promise.all(all),
  };
}

async function inProduct(
  product: Product,
  truth: Truth,
  question: Question,
  same: ReturnType<typeof disagreements>['same'],
): Promise<void> {
  const { metric, words, days } = question;
  const title = titled(product, question);
  const label = labels[metric];
  const { people, organisation } = truth;
  const everyone = truth.seconds(metric, days);
  const columns = `Date, User ID, User, Groups, ${metric}`;

  same(title('TOTAL of everyone'), everyone, async () => seconds(await product.call('ACTIVTRAK_TOTAL', metric, words)));
  same(title('HOURS of everyone'), everyone, async () =>
    summed(await product.call('ACTIVTRAK_HOURS', words, '', 'everyone', columns), label),
  );
  same(title('COMPUTER_HOURS of everyone'), everyone, async () =>
    summed(await product.call('ACTIVTRAK_COMPUTER_HOURS', words, '', 'everyone', `Date, ${metric}`), label),
  );

  const ids = people.map(({ id }) => id);
  const byId = ids.map((id) => truth.seconds(metric, days, [id]));
  same(title('TOTAL of a range of ids'), byId, async () =>
    (
      (await product.call(
        'ACTIVTRAK_TOTAL',
        metric,
        words,
        '',
        ids.map((id) => [id]),
      )) as Cells
    ).map(([one]) => seconds(one)),
  );
  for (const [at, id] of ids.entries()) {
    same(title(`TOTAL of user:${id}`), byId[at], async () =>
      seconds(await product.call('ACTIVTRAK_TOTAL', metric, words, '', `user:${id}`)),
    );
    same(title(`HOURS of user:${id}`), byId[at], async () =>
      summed(await product.call('ACTIVTRAK_HOURS', words, '', `user:${id}`, columns), label),
    );
  }
  for (const { id } of organisation.groups) {
    const own = truth.secondsOfGroups(metric, days, [id]);
    same(title(`TOTAL of group:${id}`), own, async () => seconds(await product.call('ACTIVTRAK_TOTAL', metric, words, '', `group:${id}`)));
    same(title(`HOURS of group:${id}`), own, async () =>
      summed(await product.call('ACTIVTRAK_HOURS', words, '', `group:${id}`, columns), label),
    );
  }
  const some = organisation.groups.slice(0, 3).map(({ id }) => id);
  same(title('TOTAL of three groups'), truth.secondsOfGroups(metric, days, some), async () =>
    seconds(await product.call('ACTIVTRAK_TOTAL', metric, words, '', some.map((id) => `group:${id}`).join(', '))),
  );

  await byName(product, truth, question, same, title);
}

const titled =
  ({ name }: Product, { metric, words }: Question) =>
  (way: string): string =>
    `${name}, ${metric} ${words}: ${way}`;

/** By the names that the product shows: a list of people, and the sum of the rows that show each of them. */
async function byName(
  product: Product,
  truth: Truth,
  { metric, words, days }: Question,
  same: ReturnType<typeof disagreements>['same'],
  title: (way: string) => string,
): Promise<void> {
  const [, ...listed] = (await product.call('ACTIVTRAK_USERS', '', words)) as Cells;
  const rows = (await product.call('ACTIVTRAK_HOURS', words, '', 'everyone', `Date, User, ${metric}`)) as Cells;
  const report = await product.report({
    range: { kind: 'words', words },
    columns: ['date', 'user', metric].map((key) => ({ key })),
    unit: 'hours',
  });
  for (const [name, id] of listed.filter(([, one]) => truth.tells(one as number))) {
    const own = truth.seconds(metric, days, [id as number]);
    same(title(`TOTAL of ${String(name)}`), own, async () => seconds(await product.call('ACTIVTRAK_TOTAL', metric, words, '', name)));
    same(title(`rows of HOURS that show ${String(name)}`), own, () =>
      summed(rows, labels[metric], (row, header) => cell(row, header, 'User') === name),
    );
    same(title(`rows of a report that show ${String(name)}`), own, () =>
      summed(report, labels[metric], (row, header) => cell(row, header, 'User') === name),
    );
  }
}

async function inReports(
  product: Product,
  truth: Truth,
  { metric, words, days }: Question,
  same: ReturnType<typeof disagreements>['same'],
  title: (way: string) => string,
): Promise<void> {
  const { people, organisation } = truth;
  const range = { kind: 'words', words } as const;
  const label = labels[metric];
  const columns = ['date', 'userId', 'user', metric].map((key) => ({ key }));
  const whole = (key: 'groups' | 'none') => ['date', ...(key === 'groups' ? [key] : []), metric].map((one) => ({ key: one }));
  const summary = { people: 'summary', smallestGroup: SMALLEST } as const;
  const everyone = truth.seconds(metric, days);
  const rows = (change: Parameters<Product['report']>[0]) => product.report({ range, columns, unit: 'hours', ...change });

  same(title('a report of everyone'), everyone, async () => summed(await rows({}), label));
  same(title('a report under pseudonyms'), everyone, async () =>
    summed(await rows({ privacy: { people: 'pseudonyms', smallestGroup: 5 } }), label),
  );
  const chosen = people.slice(0, 3).map(({ id, name }) => ({ kind: 'user', id, name }) as const);
  same(
    title('a report of three people'),
    truth.seconds(
      metric,
      days,
      chosen.map(({ id }) => id),
    ),
    async () => summed(await rows({ who: chosen }), label),
  );
  const groups = organisation.groups.slice(0, 2).map(({ id, name }) => ({ kind: 'group', id, name }) as const);
  same(
    title('a report of two groups'),
    truth.secondsOfGroups(
      metric,
      days,
      groups.map(({ id }) => id),
    ),
    async () => summed(await rows({ who: groups }), label),
  );
  const byDay = await tried(() => rows({ columns: whole('none'), privacy: summary }));
  same(title('a summary by day'), truth.secondsShown(metric, days, SMALLEST), () => summed(byDay, label));
  for (const day of truth.daysWith(days))
    same(title(`a summary on ${day}`), truth.secondsShown(metric, { from: day, to: day }, SMALLEST), () =>
      summed(byDay, label, ([date]) => isDay(date, day)),
    );
  const byGroup = await tried(() => rows({ columns: whole('groups'), privacy: summary }));
  const [, ...named] = (await product.call('ACTIVTRAK_GROUPS')) as Cells;
  for (const [name, id] of named.filter(([, one]) => one !== ''))
    same(title(`a summary of ${String(name)}`), truth.secondsShown(metric, days, SMALLEST, membersOf(truth, id)), () =>
      summed(byGroup, label, (row, header) => cell(row, header, 'Groups') === name),
    );
  same(title('a summary of no group'), truth.secondsShown(metric, days, SMALLEST, membersOf(truth, undefined)), () =>
    summed(byGroup, label, (row, header) => cell(row, header, 'Groups') === 'No group'),
  );
}

/** Who is in a group, or in none. */
const membersOf = ({ organisation }: Truth, group: unknown): readonly number[] =>
  organisation.people
    .filter(({ groups }) => (group === undefined ? groups.length === 0 : groups.includes(group as number)))
    .map(({ id }) => id);

const isDay = (date: unknown, day: string): boolean => date === Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;

async function inLibrary(
  google: GoogleSheets,
  truth: Truth,
  { metric, words, days }: Question,
  same: ReturnType<typeof disagreements>['same'],
): Promise<void> {
  const title = (way: string): string => `library, ${metric} ${words}: ${way}`;
  const ask = (who?: string | number | readonly (string | number)[]) =>
    google.script((activtrak, connection) =>
      activtrak.hours(connection, {
        range: words,
        columns: ['date', 'userId', 'user', metric],
        ...(who === undefined ? {} : { who }),
      } as never),
    );
  const added = (rows: readonly object[]): number => rows.reduce((sum, row) => sum + Number((row as Record<string, unknown>)[metric]), 0);
  same(title('hours of everyone'), truth.seconds(metric, days), () => added(ask()));
  same(title('a table of everyone'), truth.seconds(metric, days), () => summed(google.written(ask()), labels[metric]));
  for (const { id } of truth.people) same(title(`hours of ${id}`), truth.seconds(metric, days, [id]), () => added(ask(id)));
  for (const { id } of truth.organisation.groups)
    same(title(`hours of group:${id}`), truth.secondsOfGroups(metric, days, [id]), () => added(ask(`group:${id}`)));
}

async function inLog(product: Product, truth: Truth, same: ReturnType<typeof disagreements>['same']): Promise<void> {
  const [words, days] = PERIODS[1] as (typeof PERIODS)[number];
  const title = (way: string): string => `${product.name}, log ${words}: ${way}`;
  same(title('everyone'), truth.seconds('total', days), async () =>
    summed(await product.call('ACTIVTRAK_LOG', words, '', 'everyone', 'Log ID, Duration', 50_000), /^Duration/),
  );
  for (const { id } of truth.people)
    same(title(`user:${id}`), truth.seconds('total', days, [id]), async () =>
      summed(await product.call('ACTIVTRAK_LOG', words, '', `user:${id}`, 'Log ID, Duration', 50_000), /^Duration/),
    );
}

/** The card “Hours by group last week”, as it is given. */
async function readyMade(product: Product, truth: Truth, same: ReturnType<typeof disagreements>['same']): Promise<void> {
  const ready = READY_REPORTS.find(({ report }) => report.privacy.people === 'summary')?.report;
  if (!ready) throw new Error('There is none.');
  const [, days] = PERIODS[1] as (typeof PERIODS)[number];
  const rows = await product.report({ ...ready, privacy: { ...ready.privacy, smallestGroup: SMALLEST } });
  const [, ...named] = (await product.call('ACTIVTRAK_GROUPS')) as Cells;
  for (const metric of ['active', 'total'] as const)
    for (const [name, id] of named.filter(([, one]) => one !== ''))
      same(
        `${product.name}, ${ready.name}: ${metric} of ${String(name)}`,
        truth.secondsShown(metric, days, SMALLEST, membersOf(truth, id)),
        () => summed(rows, labels[metric], (row, header) => cell(row, header, 'Groups') === name),
      );
}

test.each(ALL.map((spec, at) => ({ spec, at, title: JSON.stringify(spec) })))(
  '$title',
  async ({ at }: { spec: Spec; at: number }) => {
    const [api, truth] = [apis[at] as Api, truths[at] as Truth];
    network.reroute({ 'https://api.activtrak.com': api.address });
    const { found, same, done } = disagreements();
    const google = await googleSheets(network, api);
    const workbook = await excel(api, Date.parse(`${TODAY}T12:00:00Z`));
    try {
      for (const [turn, product] of [google, workbook].entries()) {
        for (const question of questions) await inProduct(product, truth, question, same);
        const question = questions[(at + turn) % questions.length] as Question;
        await inReports(product, truth, question, same, titled(product, question));
        await inLog(product, truth, same);
        await readyMade(product, truth, same);
      }
      for (const question of questions) inLibrary(google, truth, question, same);
      await done();
    } finally {
      workbook.dispose();
      google.dispose();
    }
    expect(found).toEqual([]);
  },
  120_000,
);
