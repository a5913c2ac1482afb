import { pageBudget, pageClock } from '../../../excel-addin/host/clock';
import { pageCache } from '../../../excel-addin/host/device/cache';
import { browserStore, officeStore } from '../../../excel-addin/host/device/device-store';
import { keyStore } from '../../../excel-addin/host/device/key-store';
import { pageLock } from '../../../excel-addin/host/device/lock';
import { pageDiagnostics } from '../../../excel-addin/host/diagnostics';
import { slots } from '../../../excel-addin/host/network/slots';
import { proxyTransport } from '../../../excel-addin/host/network/transport';
import { memoryOfficeStorage } from '../../../playground/office/office-storage';
import { describeCacheContract } from '../../contract/cache.contract';
import { describeClockContract } from '../../contract/clock.contract';
import { consoleKeeping, describeDiagnosticsContract } from '../../contract/diagnostics.contract';
import { describeLockContract } from '../../contract/lock.contract';
import { otherEnd } from '../../contract/other-end';
import { describeStoreContract } from '../../contract/store.contract';
import { describeTransportContract } from '../../contract/transport.contract';
import { handClock } from '../../doubles/hand-clock';
import { memoryLocalStorage } from './doubles/local-storage';

const ORIGIN = 'https://localhost:3000';

/** The pane's server with the contract's other end behind it. */
const fetchOther: typeof fetch = async (input, init) => {
  const path = String(input).replace(`${ORIGIN}/proxy/api.activtrak.com`, '');
  const answer = otherEnd(path, init?.headers as Record<string, string>);
  if (!answer) throw new TypeError('Failed to fetch');
  return new Response(answer.body, { status: answer.status, headers: { 'Retry-After': '7' } });
};

describe("Excel's page", () => {
  describe('as a cache', () =>
    describeCacheContract(() => {
      const clock = handClock('at once');
      return { cache: pageCache(clock), pass: (seconds) => clock.advance(seconds * 1000) };
    }));
  describe('as diagnostics', () => describeDiagnosticsContract(() => consoleKeeping(pageDiagnostics)));
  describe('as a lock', () =>
    describeLockContract(() => {
      const lock = pageLock();
      return { lock, others: lock };
    }));
  describe('as a clock', () => describeClockContract(() => ({ clock: pageClock, budget: (ms) => pageBudget(pageClock, ms) })));
  describe('as a transport', () =>
    describeTransportContract(() => ({
      transport: proxyTransport(
        { fetch: fetchOther, origin: ORIGIN, isOnline: () => true, slots: slots(6), together: 6 },
        pageBudget(pageClock, 20_000),
      ),
    })));
  describe("as a store, over Office's storage", () => describeStoreContract(() => officeStore(memoryOfficeStorage())));
  describe('as a store, over local storage', () => describeStoreContract(() => browserStore(memoryLocalStorage(), undefined)));
  describe('as a store, over partitioned local storage', () =>
    describeStoreContract(() => {
      const storage = memoryLocalStorage();
      storage.setItem('report.of another partition', 'theirs');
      return browserStore(storage, 'partition|');
    }));
  describe("as the person's own store", () => describeStoreContract(() => keyStore(officeStore(memoryOfficeStorage())).secrets));
});
