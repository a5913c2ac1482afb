import type { CallOptions } from '../../playground/apps-script/runtime/context';
import type { Execution } from '../../playground/apps-script/runtime/execution';
import { CATALOG } from '../../shared/functions/catalog';
import type { PanelAnswer, PanelCall, PanelCalls } from '../../shared/panel/calls';
import type { Report } from '../../shared/report/definition/definition';
import { callFunction } from '../../sheets-addon/functions';
import { runHourly } from '../../sheets-addon/hourly';
import { onOpen } from '../../sheets-addon/menu';
import { refreshAll } from '../../sheets-addon/menu-items';
import { panel } from '../../sheets-addon/panel';
import { EVERYBODY_FOUND } from '../doubles/alert-rule';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { HOURLY } from '../doubles/hourly';
import type { Kept } from '../doubles/memory-document';
import { httpAnswer } from '../doubles/scripted-transport';
import { EDITOR, OWNER } from '../playground/script-bench';
import { activity } from '../shared/report/report-bench';
import { type AddOnBench, DAYS, report } from './add-on-bench';
import { hearConsoles } from './heard-consoles';
import { keptSpreadsheet } from './kept-spreadsheet';
import { BROKEN, FAULTS } from './key-faults';
import { found, KEY } from './key-forms';
import { sharedBench } from './shared-bench';

/** A webhook whose address has the same letters in it. */
const HOOK = 'https://hooks.example.com/in';
const HOOK_ADDRESS = `${HOOK}?token=${encodeURIComponent(KEY)}`;

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const reversed = (text: string): string => [...text].reverse().join('');
let broken: object = {};

let bench: AddOnBench;
/** Whatever an execution showed, wrote or threw. */
let shown: string[];

sharedBench(
  (made) => {
    bench = made;
  },
  { begins: 'empty', build: { webhookAddresses: ['https://hooks.example.com/'] } },
);
beforeEach(() => {
  shown = [];
});
hearConsoles((words) => shown.push(words));

const serve = (fault?: ReturnType<typeof httpAnswer>): void => {
  const log = [1, 2, 3, 4, 5].map((number) => activity(number, '2026-11-23'));
  bench.serve({ ...fakeOrganisation(3, DAYS), log }, { key: KEY, largestPage: 4, ...(fault ? { fault: () => fault } : {}) });
};

function keep({ log, ui, mails }: Execution): void {
  shown.push(JSON.stringify([log, ui, mails]));
}

/** One execution; what it gives or throws is shown to somebody. */
function executed<T>(options: CallOptions & { readonly scopes?: readonly string[] }, work: () => T): T | undefined {
  let value: T | undefined;
  const { execution } = bench.execute(options, () => {
    Object.assign(globalThis, broken);
    try {
      value = work();
    } catch (failure) {
      shown.push(`${String(failure)} ${(failure as Error).stack} ${JSON.stringify(failure)}`);
    }
  });
  keep(execution);
  shown.push(JSON.stringify(value) ?? '');
  return value;
}

function ask<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in'], user = OWNER): PanelAnswer<Name> {
  return JSON.parse(executed({ context: 'sidebar', user }, () => panel(name, JSON.stringify(request))) ?? '{}') as PanelAnswer<Name>;
}

/** One report of each kind, each on a sheet of its own. */
const REPORTS: readonly Partial<Report>[] = [
  { name: 'Hours', statusLine: true, schedule: HOURLY, alerts: EVERYBODY_FOUND },
  {
    name: 'Log',
    stream: 'activity-log',
    disposition: 'append',
    columns: [{ key: 'logId' }, { key: 'titleBar' }, { key: 'url' }],
    schedule: HOURLY,
  },
  { name: 'Merged', disposition: 'merge', statusLine: true, who: [{ kind: 'user', id: 1, name: 'Person 1' }] },
  { name: 'Hidden', privacy: { people: 'pseudonyms', smallestGroup: 5 } },
  { name: 'Sums', privacy: { people: 'summary', smallestGroup: 2 }, columns: [{ key: 'date' }, { key: 'groups' }, { key: 'active' }] },
];

let ready: { readonly kept: Kept; readonly ids: readonly string[] } | undefined;

/** A spreadsheet with reports, as the first test has set it up. */
function setUp(): readonly string[] {
  serve();
  ready ??= { ids: made(), kept: keptSpreadsheet(bench) };
  ready.kept.restore();
  return ready.ids;
}

function made(): readonly string[] {
  ask('connect', { key: KEY, region: 'us', cells: { allowed: true } });
  ask('saveSettings', { personName: 'Olivia', cells: { allowed: true, groups: [], users: [] } });
  ask('showLog', {});
  return REPORTS.map((change) => {
    const destination = { sheet: change.name ?? '', cell: 'A1' };
    const answer = ask('saveReport', { report: report({ destination, ...change }) });
    if (!answer.ok) throw new Error(answer.message);
    return answer.value.id;
  });
}

/** Everything that people can set off. */
function driveAll(ids: readonly string[]): void {
  for (const user of [OWNER, EDITOR]) {
    executed({ context: 'open', user }, onOpen);
    ask('open', {}, user);
    for (const stream of ['user-hours', 'computer-hours', 'activity-log'] as const) ask('names', { stream }, user);
    for (const id of ids) {
      ask('refresh', { id }, user);
      ask('refresh', { id }, user);
      ask('requestRefresh', { id }, user);
      ask('show', { id }, user);
    }
    ask('preview', { report: report({ privacy: { people: 'pseudonyms', smallestGroup: 5 } }) }, user);
    executed({ context: 'menu', user }, refreshAll);
    for (const { name, parameters } of CATALOG)
      for (const args of [[], parameters.map(() => 'yesterday')]) executed({ context: 'cell', user }, () => callFunction(name, args));
    executed({ context: 'cell', user }, () => panel('open', '{}'));
    for (const call of ['history', 'exportReports', 'fileContents', 'selection'] as const) ask(call, {}, user);
    ask('saveReport', { report: report({ name: '' }) }, user);
  }
  passHour();
  broken = {};
}

/** What the schedule does in an hour. */
function passHour(): void {
  bench.google.clock.advance(3_600_000);
  const trigger = bench.backend.triggers.list().find(({ creator }) => creator === OWNER);
  if (trigger) executed({ context: 'trigger', user: OWNER }, () => runHourly({ triggerUid: trigger.id }));
}

/** Every store, cell, note, mark and name of the document, with where it is; the person's own connection apart. */
function everywhere(): readonly (readonly [where: string, text: string])[] {
  const { spreadsheet } = bench.backend;
  const cells = spreadsheet.sheets().flatMap(({ key, name }) => {
    const { rows, columns } = spreadsheet.used(key);
    const area = { sheet: key, row: 0, column: 0, rows: Math.max(40, rows), columns: Math.max(26, columns) };
    const read = JSON.stringify(spreadsheet.read(area, ['values', 'formulas', 'formats', 'notes']));
    return [[`sheet ${name}`, name + read] as const];
  });
  const anchors = (['metadata', 'protection', 'name', 'filter', 'chart'] as const).map(
    (kind) => [kind, JSON.stringify(spreadsheet.anchors(kind))] as const,
  );
  const stores = Object.entries(bench.google.playground.properties.content()).map(([store, content]) => {
    const { 'activtrak.connection': connection, 'activtrak.notices': notices, ...others } = content as Readonly<Record<string, string>>;
    return [store, JSON.stringify(store === `user:${OWNER}` ? others : { ...others, connection, notices })] as const;
  });
  return [
    ...cells,
    ...anchors,
    ...stores,
    ['caches', JSON.stringify(bench.google.playground.cache.content())],
    ['triggers', JSON.stringify(bench.backend.triggers.list())],
    ['addresses', JSON.stringify(bench.google.sent.map(({ url, body }) => [url.startsWith(HOOK) ? HOOK : url, body]))],
    ...shown.map((text, index) => [`shown ${index}`, text] as const),
  ];
}

const hunt = (): readonly string[] =>
  everywhere().flatMap(([where, text]) => found(text).map((form) => `${form} in ${where}: ${text.slice(0, 2000)}`));

describe('the address of a webhook', () => {
  /** ActivTrak refuses everything, unless it is well; the webhook says what it was told, or nothing comes. */
  function serveHook(answer: 'echo' | 'late' | 'redirect', isWell = false): void {
    serve(isWell ? undefined : httpAnswer(401));
    const { answer: activTrak } = bench.google;
    bench.google.answer = (request) => {
      if (!request.url.startsWith(HOOK)) return activTrak(request);
      const said = JSON.stringify([request.url, request.headers, KEY, encodeURIComponent(KEY)]);
      if (answer === 'late') return { failure: 'timeout' };
      return { status: answer === 'echo' ? 500 : 302, headers: { 'retry-after': KEY, location: request.url, 'x-echo': KEY }, body: said };
    };
  }

  it.each(['echo', 'late', 'redirect'] as const)('is in its person’s own store, and goes to that webhook alone: %s', (answer) => {
    const ids = setUp();
    serveHook('echo');
    ask('testNotice', { way: 'json', address: HOOK_ADDRESS });
    expect(found(bench.backend.properties.read(`user:${OWNER}`)['activtrak.notices'] ?? '')).not.toEqual([]);
    serveHook(answer, true);
    driveAll(ids);
    serveHook(answer);
    // Only the schedule writes to the webhook; once it has told of failures, people see all that there is to see of it.
    for (let hour = 0; hour < 4; hour += 1) passHour();
    driveAll(ids);
    ask('testNotice', { way: 'json' });
    ask('testNotice', { way: 'json', address: `${HOOK_ADDRESS}<` });
    ask('noticeWays', {});
    ask('noticeWays', {}, EDITOR);
    expect(hunt()).toEqual([]);
    const hooks = bench.google.sent.filter(({ url }) => url.includes('hooks'));
    const bodies = hooks.map(({ body }) => body).join();
    for (const event of ['alerts', 'failing']) expect(bodies).toContain(`"event":"${event}"`);
    // Where people are named in the list in the sheet alone.
    expect(bodies).not.toMatch(/Person \w|"people"/);
    expect(new Set(hooks.map(({ url, followRedirects }) => `${url} ${followRedirects}`))).toEqual(new Set([`${HOOK_ADDRESS} false`]));
    expect(found(JSON.stringify(hooks.map(({ headers, body }) => [headers, body])))).toEqual([]);
    expect(shown.join()).toContain('hooks.example.com/••••');
    ask('switchNotice', { way: 'json', isOn: false });
    ask('disconnect', {});
    expect(found(JSON.stringify(bench.google.playground.properties.content()))).toEqual([]);
  });
});

describe('the key of a person', () => {
  it('is in that person’s own store, and goes to ActivTrak alone', () => {
    driveAll(setUp());
    ask('connect', { key: `${KEY}?`, region: 'us' }, EDITOR);
    expect(hunt()).toEqual([]);
    expect(found(JSON.stringify(bench.backend.properties.read(`user:${OWNER}`)))).not.toEqual([]);
    const carriers = bench.google.sent.filter(({ headers }) => found(JSON.stringify(headers)).length > 0);
    expect(carriers.length).toBeGreaterThan(20);
    expect(new Set(carriers.map(({ url, followRedirects }) => `${new URL(url).host} ${followRedirects}`))).toEqual(
      new Set(['api.activtrak.com false']),
    );
    // The drive reached what it was to reach.
    const names = bench.backend.spreadsheet.sheets().map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['ActivTrak log', 'Hours', 'Log', 'Merged', 'Hidden', 'Sums']));
    expect(shown.join()).toContain('rows written');
  });

  it.each(FAULTS)('is nowhere else when a server answers %s and says everything that it was told', (_, fault) => {
    const ids = setUp();
    ask('refresh', { id: ids[0] ?? '' });
    serve(fault);
    driveAll(ids);
    ask('connect', { key: KEY, region: 'us' });
    expect(hunt()).toEqual([]);
    expect(shown.join()).toMatch(/outcome\\*":\\*"failed/);
  });

  it.each(BROKEN)('is nowhere else when %s throws and says everything that it was told', (service, parts) => {
    const ids = setUp();
    broken = { [service]: parts };
    driveAll(ids);
    expect(hunt()).toEqual([]);
    expect(shown.join()).toMatch(/Live Data for ActivTrak, code [A-Z2-9]{6}, in /);
  });

  it('is nowhere in a refresh that is put aside, killed or stopped', () => {
    const [id = ''] = setUp();
    const { answer, clock } = bench.google;
    bench.google.answer = (request) => {
      clock.advance(2_500);
      return answer(request);
    };
    expect(ask('refresh', { id })).toMatchObject({ ok: true, value: { state: 'running' } });
    expect(bench.backend.spreadsheet.sheets().some(({ hidden }) => hidden)).toBe(true);
    expect(hunt()).toEqual([]);
    ask('cancel', { id });
    expect(hunt()).toEqual([]);
  });

  it('is gone from everywhere once it is disconnected', () => {
    driveAll(setUp());
    ask('disconnect', {});
    expect(found(JSON.stringify(bench.google.playground.properties.content()))).toEqual([]);
    expect(hunt()).toEqual([]);
  });

  it('is found by this hunt wherever it is put', () => {
    setUp();
    expect(hunt()).toEqual([]);
    bench.as(OWNER, () => {
      const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0] as GoogleAppsScript.Spreadsheet.Sheet;
      sheet.getRange('Z9').setNote(base64(`Bearer ${KEY}`));
      PropertiesService.getDocumentProperties()?.setProperty('x', reversed(KEY));
      CacheService.getDocumentCache()?.put('y', encodeURIComponent(KEY), 60);
    });
    shown.push(`Error: ${KEY}`);
    const places = hunt().map((line) => / in ([^ ]+?):? /.exec(line)?.[1]);
    expect(new Set(places)).toEqual(new Set(['sheet', 'document:spreadsheet-1', 'caches', 'shown']));
  });
});
