import { keyStore } from '../../excel-addin/host/device/key-store';
import { workbookDesk } from '../../excel-addin/host/workbook/desk';
import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import { answerPanel } from '../../shared/panel/answer';
import type { PanelAnswer, PanelCall, PanelCalls } from '../../shared/panel/calls';
import type { PanelPorts } from '../../shared/panel/ports';
import type { HttpRequest, HttpResponse } from '../../shared/ports';
import type { OwnerPorts } from '../../shared/report/notices/run-and-tell';
import { runAsync } from '../../shared/task';
import { FAKE_KEY } from '../doubles/fake-api';
import { memoryDesk, memoryScheduler } from '../doubles/memory-desk';
import { memoryNotifier } from '../doubles/memory-notifier';
import { memoryStore } from '../doubles/memory-store';
import type { MortalHost } from '../doubles/mortal-host';
import { EU_KEY, keyOfRequest, severalAccounts, THIRD_KEY } from '../doubles/two-accounts';
import { DAYS, reportBench } from '../shared/report/report-bench';

/** The marked keys: two at one host, and the second one's account speaks the other dialect. */
export const HUNTED_KEYS = [FAKE_KEY, EU_KEY, THIRD_KEY] as const;
const HOST = { [FAKE_KEY]: 'api.activtrak.com', [EU_KEY]: 'api-eu.activtrak.com', [THIRD_KEY]: 'api.activtrak.com' } as const;

/** The panel over an Excel workbook and the storage of one device, and all that came out of it. */
export function huntedPane() {
  const core = reportBench('later');
  const accounts = severalAccounts(DAYS, { dialects: { [EU_KEY]: 'early-access' } });
  const messages = memoryNotifier('later', { mail: undefined } as object);
  const storage = memoryStore('later');
  const { secrets, keeper } = keyStore(storage);
  const { documentId, keepDocumentId } = workbookDesk();
  const [desk, scheduler] = [{ ...memoryDesk(), documentId, keepDocumentId }, memoryScheduler()];
  const shown: string[] = [];
  const requests: HttpRequest[] = [];
  let isEchoing = false;
  let host: MortalHost | undefined;
  const echoed = ({ url, headers }: HttpRequest): HttpResponse => ({
    status: 500,
    headers: { 'x-echo': JSON.stringify(headers) },
    body: JSON.stringify({ messages: [`${url} ${JSON.stringify(headers)}`] }),
  });
  const send = async (list: readonly HttpRequest[]): Promise<readonly HttpResponse[]> => {
    requests.push(...list);
    return isEchoing ? list.map(echoed) : accounts.send(list);
  };
  const mortal = <Port extends object>(port: Port): Port => host?.wrap(port) ?? port;
  const ports = (): PanelPorts & OwnerPorts => ({
    ...core.within(600_000),
    transport: mortal({ send }),
    sheets: mortal(workbookSheets()),
    documents: mortal(workbookStore()),
    secrets,
    keyKeeper: keeper,
    desk,
    scheduler,
    notifier: messages.notifier,
    link: () => 'https://contoso.sharepoint.com/a.xlsx',
    whileClosed: false,
  });
  async function answered<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in']): Promise<PanelAnswer<Name>> {
    const text = await runAsync(answerPanel(name, JSON.stringify(request), ports()));
    shown.push(text);
    return JSON.parse(text) as PanelAnswer<Name>;
  }
  return {
    storage,
    shown,
    requests,
    messages,
    ports,
    clock: core.clock,
    /** What an unexpected failure told the page's console. */
    troubles: core.diagnostics,
    /** All accounts fail from now on and say what they were told, or answer again. */
    echo(isOn: boolean): void {
      isEchoing = isOn;
    },
    /** The pane is closed where this host dies; without one, it lives. */
    live(until?: MortalHost): void {
      host = until;
    },
    answered,
    async ask<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in']): Promise<PanelCalls[Name]['out']> {
      const answer = await answered(name, request);
      if (!answer.ok) throw new Error(answer.message);
      return answer.value;
    },
    /** Whose keys went out, each to its own host, or what else was sent. */
    async sentDuring(work: () => Promise<unknown>): Promise<readonly string[]> {
      const from = requests.length;
      await work();
      const sent = requests.slice(from).map((request) => {
        const key = HUNTED_KEYS.find((one) => one === keyOfRequest(request));
        const { host: asked } = new URL(request.url);
        return key && HOST[key] === asked ? key : `${keyOfRequest(request)} at ${asked}`;
      });
      return [...new Set(sent)].sort();
    },
  };
}
