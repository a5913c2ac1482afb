import type { NetworkAnswer, NetworkRequest } from '../../playground/apps-script/backend';
import { troubleText } from '../../shared/diagnostics';
import { scriptClock, timeBudget } from '../../sheets-addon/host/clock';
import { scriptDiagnostics } from '../../sheets-addon/host/diagnostics';
import { urlFetchTransport } from '../../sheets-addon/host/network/transport';
import { countdownBudget } from '../doubles/countdown-budget';
import { handClock } from '../doubles/hand-clock';
import { memoryCache } from '../doubles/memory-cache';
import { memoryDiagnostics } from '../doubles/memory-diagnostics';
import { memoryLock } from '../doubles/memory-lock';
import { memorySheets } from '../doubles/memory-sheets';
import { memoryStore } from '../doubles/memory-store';
import { brokenConnection, httpAnswer, respondingTransport } from '../doubles/scripted-transport';
import { describeCacheContract } from './cache.contract';
import { describeClockContract } from './clock.contract';
import { consoleKeeping, describeDiagnosticsContract } from './diagnostics.contract';
import { type Google, installGoogle } from './google';
import { describeLockContract } from './lock.contract';
import { describeMarksContract, type MarksBench } from './marks.contract';
import { otherEnd } from './other-end';
import { describeSheetWriterContract, type SheetWriterBench } from './sheet-writer.contract';
import { describeStoreContract } from './store.contract';
import { describeTransportContract } from './transport.contract';

const TIMINGS = ['at once', 'later'] as const;

/** The double keeps formulas as they are relative to their row. */
const relative = (formula: string, row: number): string => formula.replace(/(?<=[A-Z])\d+/g, (number) => `[${Number(number) - 1 - row}]`);

describe.each(TIMINGS)('the doubles in memory that answer %s', (timing) => {
  describe('as a store', () => describeStoreContract(() => memoryStore(timing)));
  describe('as a cache', () =>
    describeCacheContract(() => {
      const clock = handClock(timing);
      return { cache: memoryCache(timing, clock), pass: (seconds) => clock.advance(seconds * 1000) };
    }));
  describe('as diagnostics', () =>
    describeDiagnosticsContract(() => {
      const diagnostics = memoryDiagnostics();
      return { diagnostics, kept: () => diagnostics.troubles.map(troubleText) };
    }));
  describe('as a lock', () =>
    describeLockContract(() => {
      const lock = memoryLock(timing, handClock(timing));
      return { lock, others: lock };
    }));
  describe('as a clock', () =>
    describeClockContract(() => {
      const clock = handClock(timing);
      return { clock, budget: (ms) => countdownBudget(clock, ms) };
    }));
  describe('as sheets', () => {
    const make = (): SheetWriterBench & MarksBench => {
      const writer = memorySheets(timing);
      const name = 'Sheet1';
      writer.type(name, 0, 0, {});
      return {
        writer,
        type: (row, column, text) =>
          writer.type(name, row, column, text.startsWith('=') ? { formula: relative(text, row) } : { value: text }),
        insertRows: (before, count) => writer.insertRows(name, before, count),
        deleteRows: (first, count) => writer.deleteRows(name, first, count),
        deleteColumns: (first, count) => writer.deleteColumns(name, first, count),
        moveColumn: (from, to) => writer.moveColumn(name, from, to),
        width: (column) => writer.width(name, column) ?? 12,
        isHidden: (sheet) => writer.isHidden(sheet),
        frozenRows: () => writer.frozenRows(name),
        setWidth: (column, width) => writer.setWidth(name, column, width),
      };
    };
    describeSheetWriterContract(make);
    describe('with marks', () => describeMarksContract(make));
  });
  describe('as a transport', () =>
    describeTransportContract(() => ({
      transport: respondingTransport(timing, ({ url, headers }) => {
        const answer = otherEnd(new URL(url).pathname, headers);
        return answer ? httpAnswer(answer.status, answer.body, { 'retry-after': '7' }) : brokenConnection;
      }),
    })));
});

describe("Google's services", () => {
  let google: Google;

  beforeAll(async () => {
    google = await installGoogle();
    google.bench.answer = ({ url, headers }: NetworkRequest): NetworkAnswer => {
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      const answer = otherEnd(new URL(url).pathname, lower);
      return answer ? { ...answer, headers: { 'Retry-After': '7' } } : { failure: 'broken' };
    };
  });
  afterAll(() => google.dispose());

  describe('as diagnostics', () => describeDiagnosticsContract(() => consoleKeeping(scriptDiagnostics)));
  describe('as a clock', () => {
    // Google's sleep turns the host's clock, which the script's own Date has to show.
    beforeAll(() => void jest.spyOn(Date, 'now').mockImplementation(() => google.bench.clock.now()));
    afterAll(() => jest.restoreAllMocks());
    describeClockContract(() => ({ clock: scriptClock, budget: (ms) => timeBudget(scriptClock, ms) }));
  });
  describe('as a transport', () => describeTransportContract(() => ({ transport: urlFetchTransport(() => 20_000) })));
});
