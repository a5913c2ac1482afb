import { NO_ANSWER } from '#words/sidebar';
import { answerPanel } from '../../../shared/panel/answer';
import type { PanelAnswer, PanelCall, PanelCalls } from '../../../shared/panel/calls';
import type { PanelHost } from '../../../shared/panel/host';
import type { PanelPorts } from '../../../shared/panel/ports';
import type { HttpRequest, HttpResponse } from '../../../shared/ports';
import { tableSource } from '../../../shared/report/warehouse/from-table';
import { tableRefresh } from '../../../shared/report/warehouse/table-refresh';
import type { SheetLimits } from '../../../shared/sheet-writer';
import { runAsync } from '../../../shared/task';
import { budgetOfAsks } from '../../doubles/countdown-budget';
import { fakeApi } from '../../doubles/fake-api';
import type { FakeOrganisation } from '../../doubles/fake-organisation';
import { type MemoryDataSources, memoryDataSources } from '../../doubles/memory-data-sources';
import { type MemoryDesk, type MemoryScheduler, memoryDesk, memoryScheduler } from '../../doubles/memory-desk';
import { type MemoryNotifier, memoryNotifier } from '../../doubles/memory-notifier';
import { ROOMY } from '../../doubles/memory-sheets';
import { type MemoryStore, memoryStore } from '../../doubles/memory-store';
import { type MemoryWarehouse, memoryWarehouse } from '../../doubles/memory-warehouse';
import type { RecordingTransport } from '../../doubles/scripted-transport';
import { keyOfRequest } from '../../doubles/two-accounts';
import { withMethods } from '../../doubles/with-methods';
import { type ReportBench, reportBench } from '../report/report-bench';

/** The words of a host that cannot be reached. */

/** The panel's host for one person: her own key and name, and the document that she shares. JSON crosses its border, as it does Google's. */
export interface PersonsHost extends PanelHost {
  readonly secrets: MemoryStore;
  /** Every call that reached the host, by its name. */
  readonly calls: readonly string[];
  /** A host that cannot be reached refuses every call; what a call before did has happened. */
  isReachable: boolean;
  /** The answer of the next call is on its way until the function is called. */
  delayAnswer(): () => void;
}

/** One document, the people at it, and ActivTrak behind it. Everything answers later, as in a browser. */
export interface SharedFile {
  readonly bench: ReportBench;
  readonly desk: MemoryDesk;
  readonly scheduler: MemoryScheduler;
  readonly warehouse: MemoryWarehouse;
  readonly dataSources: MemoryDataSources;
  /** What is told to people of their schedules. */
  readonly messages: MemoryNotifier;
  /** What the warehouse, or what shows its tables, answers instead, by the method. */
  readonly refused: Map<string, Error>;
  /** Jane Doe, who has a key. */
  readonly owner: PersonsHost;
  /** Omar, who has none. */
  readonly colleague: PersonsHost;
  /** How many rounds of requests one call of a refresh may take. */
  roundsPerCall: number;
  mostCells: number;
  /** Another account of ActivTrak's, with its own key. */
  addAccount(key: string, organisation: FakeOrganisation): void;
  /** Requests to ActivTrak stand still from now on, until they are let go. */
  hold(): void;
  letGo(): void;
}

/** What a workbook holds. */
const EXCEL_LIMITS: SheetLimits = { cells: Number.POSITIVE_INFINITY, rows: 1_048_576, columns: 16_384, characters: 32_767 };

export function sharedFile(product: PanelHost['product'] = 'sheets'): SharedFile {
  const bench = reportBench('later', product === 'excel' ? { ...ROOMY, cells: Number.POSITIVE_INFINITY } : ROOMY);
  const desk = memoryDesk();
  const scheduler = memoryScheduler();
  const refused = new Map<string, Error>();
  const unlessRefused = <Port extends object>(port: Port): Port =>
    withMethods(port, (call, name) => async (...args) => {
      const refusal = refused.get(name);
      if (refusal) throw refusal;
      return call(...args);
    });
  const warehouse = memoryWarehouse('later', { wrap: unlessRefused }, () => ({ fields: [], rows: [], bytes: 1_288_490_189 }));
  const dataSources = memoryDataSources('later');
  // Excel mails nobody.
  const messages = memoryNotifier('later', product === 'excel' ? ({ mail: undefined } as object) : {});
  const accounts = new Map<string, RecordingTransport>();
  let gate = Promise.resolve();
  let letGo = (): void => undefined;
  const send = async (requests: readonly HttpRequest[]): Promise<readonly HttpResponse[]> => {
    await gate;
    if (accounts.size === 0) return bench.transport().send(requests);
    const answers: HttpResponse[] = [];
    for (const request of requests) {
      const [answer] = await (accounts.get(keyOfRequest(request)) ?? bench.transport()).send([request]);
      if (answer) answers.push(answer);
    }
    return answers;
  };
  const host = (id: string, name: string): PersonsHost => {
    const secrets = id === 'jane' ? bench.secrets : memoryStore('later');
    secrets.entries.set('activtrak.person', JSON.stringify({ id, name }));
    const calls: string[] = [];
    let delay: Promise<void> | undefined;
    const own: PersonsHost = {
      product,
      diagnostics: bench.diagnostics,
      secrets,
      calls,
      isReachable: true,
      delayAnswer() {
        let arrive = (): void => undefined;
        delay = new Promise((done) => {
          arrive = done;
        });
        return () => arrive();
      },
      async call<Name extends PanelCall>(call: Name, request: PanelCalls[Name]['in']) {
        const json = JSON.stringify(request);
        if (!own.isReachable) throw new Error(NO_ANSWER);
        calls.push(call);
        const late = delay;
        delay = undefined;
        const budget = call === 'refresh' ? budgetOfAsks(file.roundsPerCall, 'time') : bench.ports.budget;
        const ports: PanelPorts = {
          ...bench.ports,
          transport: { send },
          budget,
          secrets,
          desk,
          scheduler,
          notifier: messages.notifier,
          link: () => 'https://docs.google.com/spreadsheets/d/1/edit',
          warehouse,
          outside: tableRefresh(warehouse),
          source: tableSource(warehouse),
          dataSources: unlessRefused(dataSources.sources),
          sheets: { ...bench.sheets, limits: product === 'sheets' ? { ...bench.sheets.limits, cells: file.mostCells } : EXCEL_LIMITS },
        };
        const answer = JSON.parse(await runAsync(answerPanel(call, json, ports))) as PanelAnswer<Name>;
        await late;
        if (!own.isReachable) throw new Error(NO_ANSWER);
        if (!answer.ok) throw new Error(answer.message);
        return answer.value;
      },
    };
    return own;
  };
  const file: SharedFile = {
    bench,
    desk,
    scheduler,
    warehouse,
    dataSources,
    messages,
    refused,
    owner: host('jane', 'Jane Doe'),
    colleague: host('omar', 'Omar'),
    roundsPerCall: 1_000,
    mostCells: 10_000_000,
    addAccount: (key, organisation) => void accounts.set(key, fakeApi('later', { organisation, dialect: 'current', key })),
    hold() {
      gate = new Promise((done) => {
        letGo = done;
      });
    },
    letGo: () => letGo(),
  };
  return file;
}
