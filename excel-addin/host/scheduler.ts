import type { Clock, Scheduler, WhileOpen } from '../../shared/ports';

/** What the scheduler has done. Each ends when all is in the workbook, or kept as a failure of its report. */
export interface OpenWork {
  readonly clock: Pick<Clock, 'now'>;
  readonly wishes: () => PromiseLike<WhileOpen>;
  /** Whether any schedule runs on this person's key. */
  readonly hasSchedules: () => Promise<boolean>;
  /** Refreshes what schedules ask for by now. */
  readonly runDue: () => Promise<void>;
  readonly refreshAll: () => Promise<void>;
  /** Whether this browser keeps nothing for the add-in. */
  readonly isStorageBlocked: () => boolean;
  /** Something was done. */
  readonly done: () => void;
}

export interface PageScheduler extends Scheduler {
  /** Does what is wished for at the beginning and what was missed, and looks every minute from then on. */
  begin(): Promise<void>;
}

const MINUTE = 60_000;

const TROUBLE =
  'What refreshes by itself could not be looked for in this workbook: refresh by hand, and open the workbook anew if it stays so.';

const BLOCKED =
  "This browser doesn't let the add-in save anything, so your key is forgotten when you close this workbook. Allow cookies for Excel, or leave the private window.";

/** Timers of the page: they go while the workbook is open, and nothing does while it is closed. */
export function pageScheduler(work: OpenWork): PageScheduler {
  let hasSchedules = false;
  let isAtWork = false;
  let isInTrouble = false;
  let lastAll = 0;

  async function look(isBeginning: boolean): Promise<void> {
    if (isAtWork) return;
    isAtWork = true;
    try {
      const { refreshes, minutes } = await work.wishes();
      const isTime = minutes > 0 && work.clock.now() - lastAll >= minutes * MINUTE;
      const isAllWanted = isBeginning ? refreshes : isTime;
      if (isAllWanted) {
        lastAll = work.clock.now();
        await work.refreshAll();
      }
      if (hasSchedules) await work.runDue();
      isInTrouble = false;
      if (isAllWanted || hasSchedules) work.done();
    } catch {
      isInTrouble = true;
    } finally {
      isAtWork = false;
    }
  }

  return {
    whileClosed: false,
    async begin() {
      lastAll = work.clock.now();
      setInterval(() => void look(false), MINUTE);
      hasSchedules = await work.hasSchedules().catch(() => false);
      await look(true);
    },
    start() {
      hasSchedules = true;
      return undefined;
    },
    stop() {
      hasSchedules = false;
    },
    problems: () => [...(isInTrouble ? [TROUBLE] : []), ...(work.isStorageBlocked() ? [BLOCKED] : [])],
  };
}
