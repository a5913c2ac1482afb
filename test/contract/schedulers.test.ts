/** @jest-environment node */
import { pageScheduler } from '../../excel-addin/host/scheduler';
import { triggerScheduler } from '../../sheets-addon/host/scheduler';
import { memoryScheduler } from '../doubles/memory-desk';
import { type Google, installGoogle } from './google';
import { describeSchedulerContract, type SchedulerBench } from './scheduler.contract';

describe('the scheduler in memory', () =>
  describeSchedulerContract(() => {
    const scheduler = memoryScheduler();
    return { scheduler, looks: () => (scheduler.running ? 1 : 0) };
  }));

describe("Google's triggers", () => {
  let google: Google;

  beforeEach(async () => {
    google = await installGoogle();
  });
  afterEach(() => google.dispose());

  describeSchedulerContract(() => ({
    scheduler: triggerScheduler('spreadsheet-1', PropertiesService.getUserProperties()),
    looks: () => ScriptApp.getProjectTriggers().length,
  }));
});

describe("the page's timer in Excel", () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  describeSchedulerContract(async (): Promise<SchedulerBench> => {
    let looked = 0;
    const scheduler = pageScheduler({
      clock: { now: () => Date.now() },
      wishes: async () => ({ loads: false, refreshes: false, minutes: 0 }),
      hasSchedules: async () => false,
      async runDue() {
        looked += 1;
      },
      refreshAll: async () => undefined,
      isOnline: () => true,
      isStorageBlocked: () => false,
      done: () => undefined,
    });
    await scheduler.begin();
    return {
      scheduler,
      async looks() {
        const before = looked;
        await jest.advanceTimersByTimeAsync(60_000);
        return looked - before;
      },
    };
  });
});
