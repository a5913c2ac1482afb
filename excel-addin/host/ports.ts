import { YOU, YOUR_KEY_HERE } from '#words/connection';
import type { FunctionPorts, Setting } from '../../shared/functions/kept/session';
import { CALL_MS, stepOf } from '../../shared/panel/call-time';
import type { PanelPorts } from '../../shared/panel/ports';
import type { KeyValueStore } from '../../shared/ports';
import type { RefreshPorts } from '../../shared/report/run/job';
import type { Scheduler, WhileOpen } from '../../shared/scheduler';
import { IS_NAMESPACED } from '../build-options';
import { clockWithin, type PageBudget, pageBudget, pageClock } from './clock';
import { pageCache } from './device/cache';
import { type BlockedStore, browserStore, officeStore, orMemory } from './device/device-store';
import { type KeyStore, keyStore } from './device/key-store';
import { pageLock } from './device/lock';
import { randomWord } from './device/random-word';
import { pageDiagnostics } from './diagnostics';
import { slots } from './network/slots';
import { proxyTransport } from './network/transport';
import { whileOpenSettings } from './while-open';
import { documentZone, workbookDesk } from './workbook/desk';
import { documentId } from './workbook/document-id';
import { workbookStore } from './workbook/document-store';
import { documentLocale } from './workbook/locale';
import { workbookSheets } from './workbook/sheets';
import { canTurnFormulas, formulaToValues } from './workbook/spill';

/** One that nobody watches goes on for as long as it takes, nearly. */
const UNWATCHED_MS = 10 * 60_000;
/** What the page asks at the same time; browsers open no more connections to one server anyway. */
const AT_ONCE = 6;

/** One page has one of each, for its cells and the pane. */
export const cache = pageCache(pageClock);
const lock = pageLock();
const atOnce = slots(AT_ONCE);
let ownStores: { readonly device: BlockedStore; readonly keys: KeyStore } | undefined;

/** The stores of the person at this device. They are there once Office is. */
function stores(): NonNullable<typeof ownStores> {
  if (ownStores === undefined) {
    const hasOfficeStorage = (): boolean => typeof OfficeRuntime !== 'undefined' && OfficeRuntime.storage !== undefined;
    const device = orMemory(() =>
      hasOfficeStorage() ? officeStore(OfficeRuntime.storage) : browserStore(localStorage, Office.context.partitionKey),
    );
    ownStores = { device, keys: keyStore(device) };
  }
  return ownStores;
}

/** Whether this browser keeps nothing for the add-in: what is saved is gone with the page. */
export const isStorageBlocked = (): boolean => stores().device.isBlocked();

/** The store of keys, which is made once in a page. */
export const ownSecrets = (): KeyValueStore => stores().keys.secrets;

/** What asking ActivTrak needs, for as long as a budget lasts. */
export function askingPorts(budget: PageBudget): Omit<FunctionPorts, 'cache' | 'secrets'> {
  const network = {
    fetch: window.fetch.bind(window),
    origin: location.origin,
    isOnline: () => navigator.onLine,
    slots: atOnce,
    together: AT_ONCE,
  };
  return { transport: proxyTransport(network, budget), clock: clockWithin(budget), budget, lock, diagnostics: pageDiagnostics };
}

/** A cell runs on the key of the person at this computer, whoever typed the formula. */
export const cellSetting = (): Setting => ({
  holder: YOUR_KEY_HERE,
  owner: YOU,
  document: () => documentId(workbookStore()),
  zone: documentZone(),
  locale: documentLocale,
});

/** What refreshing the workbook's reports needs where nobody watches. */
export const refreshPorts = (): RefreshPorts => documentPorts(pageBudget(pageClock, UNWATCHED_MS));

const documentPorts = (budget: PageBudget): RefreshPorts => ({
  ...askingPorts(budget),
  secrets: ownSecrets(),
  documents: workbookStore(),
  sheets: workbookSheets(),
  newId: randomWord,
  zone: documentZone(),
  locale: documentLocale,
});

/** How long a call of the panel may take. */
export const panelBudget = (call: string): PageBudget => pageBudget(pageClock, CALL_MS, stepOf(call));

/** What the panel needs for one of its calls. */
export function panelPorts(budget: PageBudget, scheduler: Scheduler): PanelPorts {
  const desk = workbookDesk();
  const { device, keys } = stores();
  return {
    ...documentPorts(budget),
    desk: canTurnFormulas() ? { ...desk, formulaToValues } : desk,
    scheduler,
    keyKeeper: keys.keeper,
    whileOpen: whileOpenSettings(device, Office.addin, desk),
    isNamespaced: IS_NAMESPACED,
  };
}

/** What the person wishes for the open workbook. */
export const wishes = async (): Promise<WhileOpen> => await whileOpenSettings(stores().device, Office.addin, workbookDesk()).load();
