import { workbookStore } from '../../excel-addin/host/document-store';
import { keyStore } from '../../excel-addin/host/key-store';
import { workbookSheets } from '../../excel-addin/host/sheets';
import { answerPanel } from '../../shared/panel/answer';
import type { PanelAnswer, PanelCall, PanelCalls } from '../../shared/panel/calls';
import type { PanelPorts } from '../../shared/panel/ports';
import type { Report } from '../../shared/report/definition/definition';
import { runAsync } from '../../shared/task';
import { FAKE_KEY } from '../doubles/fake-api';
import { memoryDesk, memoryScheduler } from '../doubles/memory-desk';
import { memoryStore } from '../doubles/memory-store';
import { EU_KEY, keyOfRequest, severalAccounts, THIRD_KEY } from '../doubles/two-accounts';
import { DAYS, report, reportBench } from '../shared/report/report-bench';
import { formsOf, found } from '../sheets-addon/key-forms';
import { type WorkbookBench, workbookBench } from './workbook-bench';

const KEYS = [FAKE_KEY, EU_KEY, THIRD_KEY] as const;
const HOST = { [FAKE_KEY]: 'api.activtrak.com', [EU_KEY]: 'api-eu.activtrak.com', [THIRD_KEY]: 'api.activtrak.com' } as const;
const FORMS = KEYS.flatMap((key) => formsOf(key));

let bench: WorkbookBench;
beforeAll(async () => {
  bench = await workbookBench();
});
afterAll(() => bench.dispose());

/** The panel over an Excel workbook and the storage of one device. */
function pane() {
  const core = reportBench('later');
  const accounts = severalAccounts(DAYS);
  const storage = memoryStore('later');
  const { secrets, keeper } = keyStore(storage);
  const [desk, scheduler] = [memoryDesk(), memoryScheduler()];
  const shown: string[] = [];
  const ports = (): PanelPorts => ({
    ...core.within(600_000),
    transport: { send: async (requests) => accounts.send(requests) },
    sheets: workbookSheets(),
    documents: workbookStore(),
    secrets,
    keyKeeper: keeper,
    desk,
    scheduler,
  });
  async function ask<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in']): Promise<PanelCalls[Name]['out']> {
    const text = await runAsync(answerPanel(name, JSON.stringify(request), ports()));
    shown.push(text);
    const answer = JSON.parse(text) as PanelAnswer<Name>;
    if (!answer.ok) throw new Error(answer.message);
    return answer.value;
  }
  /** Whose keys went out, each to its own host. */
  async function sentDuring(work: () => Promise<unknown>): Promise<readonly string[]> {
    const from = accounts.rounds.length;
    await work();
    const sent = accounts.rounds.slice(from).flat();
    return [
      ...new Set(
        sent.map((request) => {
          const key = KEYS.find((one) => one === keyOfRequest(request));
          const { host } = new URL(request.url);
          return key && HOST[key] === host ? key : `${keyOfRequest(request)} at ${host}`;
        }),
      ),
    ];
  }
  return { ask, sentDuring, storage, shown };
}

it('the keys of three connections are in the device’s own storage alone, and each goes to its own account', async () => {
  const { ask, sentDuring, storage, shown } = pane();
  await ask('connect', { key: FAKE_KEY, region: 'us' });
  await ask('connect', { key: EU_KEY, region: 'eu', isFurther: true, name: 'Northfell EU' });
  const { state } = await ask('connect', { key: THIRD_KEY, region: 'us', isFurther: true, name: 'Acme' });
  for (const [place, key] of KEYS.entries()) {
    const view = state.connections.find(({ name }) => name === ['api.activtrak.com', 'Northfell EU', 'Acme'][place]);
    const connection = { handle: view?.handle ?? '?', name: view?.name ?? '', host: view?.host ?? '' };
    const own: Partial<Report> = {
      id: '',
      name: `R${place}`,
      statusLine: true,
      connection,
      destination: { sheet: `R${place}`, cell: 'A1' },
    };
    const { id } = await ask('saveReport', { report: report(own) });
    const sent = await sentDuring(async () => {
      await ask('refresh', { id });
      await ask('names', { stream: 'user-hours', connection });
      await ask('preview', { report: report(own) });
    });
    expect(sent).toEqual([key]);
    expect(bench.seen(`R${place}`).length).toBeGreaterThan(3);
  }
  await ask('saveConnection', { handle: state.connections[1]?.handle ?? '?', isOfFormulas: true, isDefault: true });
  for (const call of ['history', 'exportReports', 'fileContents', 'open'] as const) await ask(call, {});
  const settings = JSON.stringify(await workbookStore().all(''));
  const sheets = ['R0', 'R1', 'R2'].map((name) => JSON.stringify(bench.seen(name)));
  const everywhere = [settings, ...sheets, ...shown].join('\n');
  expect(settings).toContain('Northfell EU');
  expect(found(everywhere, FORMS)).toEqual([]);
  for (const key of KEYS) {
    expect(found(JSON.stringify([...storage.entries]), formsOf(key))).not.toEqual([]);
    expect(found(everywhere + key, formsOf(key))).not.toEqual([]);
  }
});
