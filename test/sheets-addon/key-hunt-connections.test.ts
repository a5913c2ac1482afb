import type { NetworkRequest } from '../../playground/apps-script/backend';
import type { Dialect, NamedConnection } from '../../shared/api/connections/connection';
import { CATALOG } from '../../shared/functions/catalog';
import type { HttpResponse } from '../../shared/ports';
import type { Report } from '../../shared/report/definition/definition';
import { callFunction } from '../../sheets-addon/functions';
import { runHourly } from '../../sheets-addon/hourly';
import { refreshAll } from '../../sheets-addon/menu-items';
import { fakeApi } from '../doubles/fake-api';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { HOURLY } from '../doubles/hourly';
import { isChange, mortalHost } from '../doubles/mortal-host';
import { EDITOR, OWNER } from '../playground/script-bench';
import { activity } from '../shared/report/report-bench';
import { type AddOnBench, DAYS, report } from './add-on-bench';
import { hearConsoles } from './heard-consoles';
import { formsOf, found, KEY } from './key-forms';
import { sharedBench } from './shared-bench';

/** Three accounts: two at one host, and one of them speaks another dialect than the others. */
const ACCOUNTS = {
  first: { key: KEY, host: 'api.activtrak.com', dialect: 'current' },
  eu: { key: 'Eu+9/hunted=="<77c2>&%52~Pw', host: 'api-eu.activtrak.com', dialect: 'early-access' },
  third: { key: 'Th+3/hunted=="<19aa>&%63~Rk', host: 'api.activtrak.com', dialect: 'current' },
} as const satisfies Readonly<Record<string, { readonly key: string; readonly host: string; readonly dialect: Dialect }>>;
type Account = keyof typeof ACCOUNTS;
const ALL = Object.keys(ACCOUNTS) as readonly Account[];
const FORMS = ALL.flatMap((account) => formsOf(ACCOUNTS[account].key));

let bench: AddOnBench;
let shown: string[];
sharedBench(
  (made) => {
    bench = made;
  },
  { begins: 'empty' },
);
beforeEach(() => {
  shown = [];
});
hearConsoles((words) => shown.push(words));

const keyOf = ({ headers }: Pick<NetworkRequest, 'headers'>): string => {
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return lower['x-api-key'] ?? String(lower.authorization ?? '').replace('Bearer ', '');
};

/** Each account answers its own key at its own host alone; with a fault, all refuse and say what they were told. */
function serve(isEchoing = false): void {
  const log = [1, 2, 3, 4, 5].map((number) => activity(number, '2026-11-23'));
  const organisation = { ...fakeOrganisation(3, DAYS), log };
  const apis = ALL.map((account) => {
    const { key, dialect } = ACCOUNTS[account];
    const people = organisation.people.map((person) => ({ ...person, name: `${person.name} ${account}` }));
    return [account, fakeApi('at once', { organisation: { ...organisation, people }, key, dialect, largestPage: 4 })] as const;
  });
  bench.google.answer = ({ url, headers }) => {
    if (isEchoing) return { status: 500, headers: {}, body: JSON.stringify({ messages: [JSON.stringify(headers)] }) };
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const [, api] = apis.find(([account]) => ACCOUNTS[account].key === keyOf({ headers })) ?? [];
    const [answer] = (api?.send([{ url, headers: lower }]) ?? []) as readonly HttpResponse[];
    return answer ? { status: answer.status, headers: answer.headers, body: answer.body } : { status: 401, headers: {}, body: '{}' };
  };
}

/** Does something, and gives whose keys went out, each of them to its own host, or what else was sent. */
function sentDuring(work: () => void): readonly string[] {
  const from = bench.google.sent.length;
  work();
  const sent = bench.google.sent.slice(from).map((request) => {
    const key = keyOf(request);
    const host = new URL(request.url).host;
    const account = ALL.find((one) => ACCOUNTS[one].key === key);
    return account && ACCOUNTS[account].host === host ? account : `${key} at ${host}`;
  });
  return [...new Set(sent)].sort();
}

const tell = (what: unknown): void => void shown.push(JSON.stringify(what) ?? '');
const ask: AddOnBench['ask'] = (name, request, user, backend) => {
  const answer = bench.ask(name, request, user, backend);
  tell(answer);
  return answer;
};

/** A cell of the spreadsheet; whoever types it, Google runs it on the owner's stores. */
function cell(name: (typeof CATALOG)[number]['name'], args: readonly unknown[], user = OWNER): unknown {
  let value: unknown;
  bench.execute({ context: 'cell', user }, () => {
    try {
      value = callFunction(name, args);
    } catch (failure) {
      value = (failure as Error).message;
    }
  });
  tell(value);
  return value;
}

const cells = { allowed: true, groups: [], users: [], byName: true } as const;

interface Case {
  readonly account: Account;
  readonly name: string;
  readonly connection?: NamedConnection;
  readonly ids: readonly string[];
}

/** Three connections of one person, and reports of each. */
function setUp(): readonly Case[] {
  serve();
  const views = ALL.map((account, at) => {
    const { key, host } = ACCOUNTS[account];
    const region = host.includes('-eu') ? 'eu' : 'us';
    const sent = sentDuring(() => {
      ask('connect', at === 0 ? { key, region } : { key, region, isFurther: true, name: `Northfell ${account}` });
    });
    expect(sent).toEqual([account]);
    const { connections } = bench.get('open', {});
    const view = connections.find(({ name }) => name === (at === 0 ? host : `Northfell ${account}`));
    ask('saveConnection', { handle: view?.handle ?? '?', cells });
    return { account, view };
  });
  ask('saveSettings', { personName: 'Olivia' });
  ask('showLog', {});
  return views.map(({ account, view }, at) => {
    const connection = at === 0 ? undefined : { handle: view?.handle ?? '?', name: view?.name ?? '', host: view?.host ?? '' };
    const own = connection ? { connection } : {};
    const kinds: readonly Partial<Report>[] = [
      { statusLine: true, schedule: HOURLY },
      { stream: 'activity-log', disposition: 'append', columns: [{ key: 'logId' }, { key: 'user' }] },
      { disposition: 'merge', who: [{ kind: 'user', id: 1, name: 'Person 1' }] },
      { privacy: { people: 'pseudonyms', smallestGroup: 5 } },
    ];
    const ids = kinds.map((kind, place) => {
      const name = `${account} ${place}`;
      const answer = ask('saveReport', { report: report({ ...kind, ...own, name, destination: { sheet: name, cell: 'A1' } }) });
      if (!answer.ok) throw new Error(answer.message);
      return answer.value.id;
    });
    return { account, name: view?.name ?? '', ids, ...own };
  });
}

function toItsEnd(id: string, user = OWNER): void {
  for (let step = 0; step < 40; step += 1) {
    const answer = ask('refresh', { id }, user);
    if (!answer.ok || answer.value.state === 'ended') return;
  }
}

/** Everything that is kept or shown outside of the person's own store. */
function everywhere(): string {
  const { spreadsheet } = bench.backend;
  const sheets = spreadsheet.sheets().map(({ key, name }) => {
    const { rows, columns } = spreadsheet.used(key);
    const area = { sheet: key, row: 0, column: 0, rows: Math.max(40, rows), columns: Math.max(26, columns) };
    return [name, spreadsheet.read(area, ['values', 'formulas', 'formats', 'notes'])];
  });
  const anchors = (['metadata', 'protection', 'name', 'filter', 'chart'] as const).map((kind) => spreadsheet.anchors(kind));
  const stores = Object.entries(bench.google.playground.properties.content()).map(([store, content]) =>
    store.startsWith('user:') ? Object.entries(content).filter(([key]) => !key.startsWith('activtrak.connection')) : [store, content],
  );
  const addresses = bench.google.sent.map(({ url, body }) => [url, body]);
  return [sheets, anchors, stores, bench.google.playground.cache.content(), addresses, shown].map((one) => JSON.stringify(one)).join('\n');
}

/** Whatever somebody can set off for one connection. */
function drive({ ids, connection, name }: Case): void {
  for (const id of ids) {
    toItsEnd(id);
    toItsEnd(id);
    ask('show', { id });
  }
  for (const stream of ['user-hours', 'computer-hours', 'activity-log'] as const)
    ask('names', { stream, connection: connection ?? { handle: '', name: '', host: '' } });
  ask('preview', { report: report(connection ? { connection } : {}) });
  for (const { name: of, parameters } of CATALOG)
    for (const user of [OWNER, EDITOR]) cell(of, [...parameters.slice(0, -1).map(() => ''), name], user);
}

describe('the keys of three connections', () => {
  it('each go to their own account alone, whatever is done, and are nowhere else', () => {
    const cases = setUp();
    for (const one of cases) expect(sentDuring(() => drive(one))).toEqual([one.account]);
    expect(sentDuring(() => bench.execute({ context: 'menu', user: OWNER }, refreshAll))).toEqual(['eu', 'first', 'third']);
    bench.google.clock.advance(3_600_000);
    const trigger = bench.backend.triggers.list().find(({ creator }) => creator === OWNER);
    const scheduled = sentDuring(() => {
      bench.execute({ context: 'trigger', user: OWNER }, () => runHourly({ triggerUid: trigger?.id ?? '' }));
    });
    expect(scheduled).toEqual(['eu', 'first', 'third']);
    for (const call of ['history', 'exportReports', 'fileContents', 'open'] as const) ask(call, {});
    expect(found(everywhere(), FORMS)).toEqual([]);
    // Each is in the person's own store, and the hunt finds it wherever it is put.
    for (const account of ALL)
      expect(found(JSON.stringify(bench.backend.properties.read(`user:${OWNER}`)), formsOf(ACCOUNTS[account].key))).not.toEqual([]);
    for (const account of ALL) {
      shown = [`Error: ${ACCOUNTS[account].key}`];
      expect(found(everywhere(), formsOf(ACCOUNTS[account].key))).not.toEqual([]);
    }
  });

  it('go nowhere else when all accounts fail and say what they were told', () => {
    const cases = setUp();
    serve(true);
    for (const one of cases) expect(sentDuring(() => drive(one))).toEqual([one.account]);
    expect(found(everywhere(), FORMS)).toEqual([]);
    serve();
    bench.google.clock.advance(60_000);
    for (const one of cases) expect(sentDuring(() => drive(one))).toEqual([one.account]);
  });

  it('go nowhere else where a refresh is killed at any change and goes on', () => {
    const cases = setUp();
    let kills = 0;
    for (const { account, ids } of cases) {
      const [id = ''] = ids;
      for (let dies = 1; ; dies += 1) {
        const host = mortalHost(dies, false, isChange);
        const { spreadsheet, properties, network } = bench.backend;
        const mortal = {
          ...bench.backend,
          spreadsheet: host.wrap(spreadsheet),
          properties: host.wrap(properties),
          network: host.wrap(network),
        };
        const sent = sentDuring(() => {
          try {
            ask('refresh', { id }, OWNER, mortal);
          } catch {
            // Google ends the execution.
          }
          bench.google.clock.advance(8 * 60_000);
          toItsEnd(id);
        });
        expect(sent).toEqual([account]);
        if (host.calls() < dies) break;
        kills += 1;
      }
    }
    expect(kills).toBeGreaterThan(30);
    expect(found(everywhere(), FORMS)).toEqual([]);
  });

  it('learn the dialect of their own account', () => {
    for (const { ids } of setUp()) toItsEnd(ids[0] ?? '');
    const learnt = Object.values(bench.backend.properties.read(`user:${OWNER}`)).flatMap((text) => {
      const { key, dialect } = text.startsWith('{') ? (JSON.parse(text) as { key?: string; dialect?: string }) : {};
      return key === undefined ? [] : [[ALL.find((account) => ACCOUNTS[account].key === key), dialect]];
    });
    expect(Object.fromEntries(learnt)).toEqual({ first: 'current', eu: 'early-access', third: 'current' });
  });

  it('are gone one by one as they are disconnected, and no report goes over to another', () => {
    const [, eu, third] = setUp();
    ask('disconnect', { handle: eu?.connection?.handle ?? '?' });
    const stores = (): string => JSON.stringify(bench.google.playground.properties.content());
    expect(found(stores(), formsOf(ACCOUNTS.eu.key))).toEqual([]);
    expect(sentDuring(() => eu && drive(eu))).toEqual([]);
    expect(sentDuring(() => third && drive(third))).toEqual(['third']);
    ask('disconnect', { handle: third?.connection?.handle ?? '?' });
    ask('disconnect', {});
    expect(found(stores(), FORMS)).toEqual([]);
  });
});

describe('formulas run on the owner’s choice', () => {
  it('which an editor’s own connections, default and choice for the document don’t change', () => {
    setUp();
    const { eu } = ACCOUNTS;
    ask('connect', { key: eu.key, region: 'eu' }, EDITOR);
    ask('connect', { key: ACCOUNTS.third.key, region: 'us', isFurther: true, name: 'Mine' }, EDITOR);
    const mine = bench.get('open', {}, EDITOR).connections.find(({ name }) => name === 'Mine');
    ask('saveConnection', { handle: mine?.handle ?? '?', cells, isDefault: true, isOfFormulas: true }, EDITOR);
    expect(sentDuring(() => cell('ACTIVTRAK_HOURS', [], EDITOR))).toEqual(['first']);
    expect(sentDuring(() => cell('ACTIVTRAK_HOURS', ['', '', '', '', '', 'Mine'], EDITOR))).toEqual([]);
  });

  it('for this spreadsheet alone', () => {
    const [, , third] = setUp();
    ask('saveConnection', { handle: third?.connection?.handle ?? '?', isOfFormulas: true });
    expect(sentDuring(() => cell('ACTIVTRAK_HOURS', []))).toEqual(['third']);
    expect(cell('ACTIVTRAK_STATUS', [])).toMatch(/^Connected to “Northfell third” at api\.activtrak\.com/);
    ask('saveConnection', { handle: third?.connection?.handle ?? '?', isOfFormulas: false });
    expect(sentDuring(() => cell('ACTIVTRAK_HOURS', []))).toEqual(['first']);
  });
});
