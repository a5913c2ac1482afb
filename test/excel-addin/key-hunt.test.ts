import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { refreshAll, refreshDue } from '../../excel-addin/open-work';
import type { NamedConnection } from '../../shared/api/connections/connection';
import { troubleText } from '../../shared/diagnostics';
import type { Report } from '../../shared/report/definition/definition';
import { EVERYBODY_FOUND } from '../doubles/alert-rule';
import { HOURLY } from '../doubles/hourly';
import { isChange, mortalHost } from '../doubles/mortal-host';
import { report } from '../shared/report/report-bench';
import { formsOf, found } from '../sheets-addon/key-forms';
import { HUNTED_KEYS, huntedPane } from './hunted-pane';
import { type WorkbookBench, workbookBench } from './workbook-bench';

const FORMS = HUNTED_KEYS.flatMap((key) => formsOf(key));
const ALL = [...HUNTED_KEYS].sort();
const REGIONS = ['us', 'eu', 'us'] as const;
const NAMES = ['api.activtrak.com', 'Northfell EU', 'Acme'] as const;
/** Whoever has it can post there. */
const HOOK = 'https://hooks.example.com/in?token=Hk+5/hunted~31bd';

let bench: WorkbookBench;
beforeEach(async () => {
  bench = await workbookBench();
});
afterEach(() => bench.dispose());

interface Case {
  readonly key: string;
  readonly connection: NamedConnection;
  readonly own: Partial<Report>;
  readonly id: string;
}

/** Three connections of the person at the device, a webhook of hers, and a scheduled report of each connection. */
async function setUp() {
  const pane = huntedPane();
  const cases: Case[] = [];
  for (const [at, key] of HUNTED_KEYS.entries()) {
    const region = REGIONS[at] ?? 'us';
    const further = at === 0 ? {} : { isFurther: true, name: NAMES[at] ?? '' };
    const connected = await pane.sentDuring(() => pane.ask('connect', { key, region, ...further }));
    expect(connected).toEqual([key]);
    const view = (await pane.ask('open', {})).connections.find(({ name }) => name === NAMES[at]);
    const connection = { handle: view?.handle ?? '?', name: view?.name ?? '', host: view?.host ?? '' };
    const own = {
      id: '',
      name: `R${at}`,
      statusLine: true,
      connection,
      schedule: HOURLY,
      alerts: EVERYBODY_FOUND,
      destination: { sheet: `R${at}`, cell: 'A1' },
    };
    const { id } = await pane.ask('saveReport', { report: report(own) });
    cases.push({ key, connection, own, id });
  }
  expect((await pane.ask('testNotice', { way: 'json', address: HOOK })).isSent).toBe(true);
  return { ...pane, cases };
}
type Pane = Awaited<ReturnType<typeof setUp>>;

/** Everything outside of the device's own storage: the workbook, what people and consoles saw, and what ActivTrak was asked, apart from the header. */
async function everywhere({ shown, requests, troubles }: Pane): Promise<string> {
  const settings = JSON.stringify(await workbookStore().all(''));
  const sheets = bench.workbook.backend.sheets().map(({ name }) => JSON.stringify([name, bench.seen(name), bench.formats(name)]));
  const asked = requests.map(({ url, headers }) => {
    const { authorization: _, 'x-api-key': __, ...others } = headers;
    return JSON.stringify([url, others]);
  });
  return [settings, ...sheets, ...asked, ...shown, ...troubles.troubles.map(troubleText)].join('\n');
}

/** What of the keys is anywhere but in the device's own storage. */
const hunt = async (pane: Pane): Promise<readonly string[]> => found(await everywhere(pane), [...FORMS, ...formsOf(HOOK)]);

/** Whatever somebody can set off for one connection; it may fail with a sentence. */
async function drive({ answered }: Pane, { connection, own, id }: Case): Promise<void> {
  await answered('refresh', { id });
  for (const stream of ['user-hours', 'computer-hours', 'activity-log'] as const) await answered('names', { stream, connection });
  await answered('preview', { report: report(own) });
}

describe('the keys of three connections', () => {
  it('are in the device’s own storage alone, and each goes to its own account, whichever dialect that speaks', async () => {
    const pane = await setUp();
    for (const one of pane.cases) {
      expect(await pane.sentDuring(() => drive(pane, one))).toEqual([one.key]);
      expect(bench.seen(String(one.own.name)).length).toBeGreaterThan(3);
    }
    const handle = pane.cases[1]?.connection.handle ?? '?';
    await pane.ask('saveConnection', { handle, isOfFormulas: true, isDefault: true });
    for (const call of ['history', 'exportReports', 'fileContents', 'open', 'noticeWays'] as const) await pane.ask(call, {});
    expect(await hunt(pane)).toEqual([]);
    expect(await everywhere(pane)).toContain('Northfell EU');
    // They are where they have to be, and the hunt finds each wherever it is put.
    for (const secret of [...HUNTED_KEYS, HOOK]) {
      expect(found(JSON.stringify([...pane.storage.entries]), formsOf(secret))).not.toEqual([]);
      pane.shown.push(`Error: ${secret}`);
      expect(found(await everywhere(pane), formsOf(secret))).not.toEqual([]);
    }
  });

  it('go nowhere else when all accounts fail and say what they were told', async () => {
    const pane = await setUp();
    pane.echo(true);
    for (const one of pane.cases) expect(await pane.sentDuring(() => drive(pane, one))).toEqual([one.key]);
    const refused = await pane.answered('connect', { key: HUNTED_KEYS[2], handle: pane.cases[2]?.connection.handle ?? '?' });
    expect(refused).toMatchObject({ ok: true, value: { connected: false } });
    expect(await hunt(pane)).toEqual([]);
    pane.echo(false);
    for (const one of pane.cases) expect(await pane.sentDuring(() => drive(pane, one))).toEqual([one.key]);
    expect(await hunt(pane)).toEqual([]);
  });

  it('go nowhere else where the pane is closed at any change and the refresh goes on', async () => {
    const pane = await setUp();
    let closed = 0;
    for (const { key, id } of pane.cases)
      for (let dies = 1; ; dies += 1) {
        const host = mortalHost(dies, false, isChange);
        const sent = await pane.sentDuring(async () => {
          pane.live(host);
          await pane.answered('refresh', { id });
          pane.live();
          pane.clock.advance(8 * 60_000);
          await pane.answered('refresh', { id });
        });
        expect(sent).toEqual([key]);
        if (host.calls() < dies) break;
        closed += 1;
      }
    expect(closed).toBeGreaterThan(30);
    expect(await hunt(pane)).toEqual([]);
  });

  it('go nowhere else on schedules and when all is refreshed, nor where those fail and their owner is told', async () => {
    const pane = await setUp();
    expect(await pane.sentDuring(() => refreshAll(pane.ports))).toEqual(ALL);
    pane.clock.advance(3_600_000);
    expect(await pane.sentDuring(() => refreshDue(pane.ports()))).toEqual(ALL);
    pane.echo(true);
    pane.messages.answer = () => ({ status: 500, retryAfter: HOOK });
    for (let hour = 0; hour < 4; hour += 1) {
      pane.clock.advance(3_600_000);
      await refreshDue(pane.ports());
    }
    for (const call of ['open', 'history', 'noticeWays'] as const) await pane.ask(call, {});
    expect(await hunt(pane)).toEqual([]);
    // The webhook alone knows its address, and nothing of a key.
    expect(new Set(pane.messages.sent.map(({ to }) => to))).toEqual(new Set([HOOK]));
    const bodies = pane.messages.sent.map(({ body }) => body).join();
    expect(bodies).toContain('"event":"failing"');
    // Nor does it learn a name where these are for the list in the workbook.
    expect(bodies).toContain('"event":"alerts"');
    expect(bodies).not.toMatch(/Person \w|"people"/);
    expect(found(bodies, [...FORMS, ...formsOf(HOOK)])).toEqual([]);
  });

  it('are gone one by one as they are disconnected, with the webhook when it is switched off', async () => {
    const pane = await setUp();
    const stored = (): string => JSON.stringify([...pane.storage.entries]);
    for (const { key, connection } of [...pane.cases].reverse()) {
      await pane.ask('disconnect', { handle: connection.handle });
      expect(stored()).not.toContain(key);
    }
    await pane.ask('switchNotice', { way: 'json', isOn: false });
    expect(stored()).not.toContain('hooks.example.com');
    expect(await pane.sentDuring(() => Promise.all(pane.cases.map((one) => drive(pane, one))))).toEqual([]);
  });
});
