import { SCHEDULES_NOT_STARTED, STORAGE_BLOCKED } from '#words/excel';
import { worded } from '../../shared/diagnostics';
import { isActivTrakError } from '../../shared/errors';
import type { Clock } from '../../shared/ports';
import type { Scheduler, WhileOpen } from '../../shared/scheduler';
import { pageDiagnostics } from './diagnostics';

/** What the scheduler has done. Each ends when all is in the workbook, or kept as a failure of its report. */
export interface OpenWork {
  readonly clock: Pick<Clock, 'now'>;
  readonly wishes: () => PromiseLike<WhileOpen>;
  /** Whether any schedule runs on this person's key. */
  readonly hasSchedules: () => Promise<boolean>;
  /** Refreshes what schedules ask for by now. */
  readonly runDue: () => Promise<void>;
  readonly refreshAll: () => Promise<void>;
  /** `false` where the browser knows that there is no network. */
  readonly isOnline: () => boolean;
  /** Whether this browser keeps nothing for the add-in. */
  readonly isStorageBlocked: () => boolean;
  /** Something was done. */
  readonly done: () => void;
}

/** The timers of an open page. */
export interface PageScheduler extends Scheduler {
  /** Does what is wished for at the beginning and what was missed, and looks every minute from then on. */
  begin(): Promise<void>;
}

const MINUTE = 60_000;
/** A computer that wakes has a network some seconds later. Where there is none for so many looks, refreshes say so. */
const MOST_OFFLINE = 5;

/** Timers of the page: they go while the workbook is open, and nothing does while it is closed. */
export function pageScheduler(work: OpenWork): PageScheduler {
  let hasSchedules: boolean | undefined;
  let hasBegun = false;
  let isAtWork = false;
  let trouble = '';
  let lastAll = 0;
  let offline = 0;
  let looked = 0;

  async function look(): Promise<void> {
    const now = work.clock.now();
    // What was counted before a sleep says nothing of the network now.
    offline = work.isOnline() ? 0 : now - looked > 2 * MINUTE ? 1 : offline + 1;
    looked = now;
    if (isAtWork || (offline > 0 && offline < MOST_OFFLINE)) return;
    isAtWork = true;
    try {
      const { refreshes, minutes } = await work.wishes();
      const passed = work.clock.now() - lastAll;
      // A clock that was ahead has been set back.
      const isTime = minutes > 0 && (passed < 0 || passed >= minutes * MINUTE);
      const isAllWanted = hasBegun ? isTime : refreshes;
      hasBegun = true;
      if (isAllWanted) {
        lastAll = work.clock.now();
        await work.refreshAll();
      }
      hasSchedules ??= await work.hasSchedules();
      if (hasSchedules) await work.runDue();
      trouble = '';
      if (isAllWanted || hasSchedules) work.done();
    } catch (failure) {
      trouble = isActivTrakError(failure)
        ? `${SCHEDULES_NOT_STARTED} ${failure.message}`
        : worded(failure, pageDiagnostics, 'a schedule', SCHEDULES_NOT_STARTED).message;
      work.done();
    } finally {
      isAtWork = false;
    }
  }

  return {
    whileClosed: false,
    async begin() {
      lastAll = work.clock.now();
      setInterval(() => void look(), MINUTE);
      await look();
    },
    start() {
      hasSchedules = true;
      return undefined;
    },
    stop() {
      hasSchedules = false;
    },
    problems: () => [...(trouble === '' ? [] : [trouble]), ...(work.isStorageBlocked() ? [STORAGE_BLOCKED] : [])],
  };
}
