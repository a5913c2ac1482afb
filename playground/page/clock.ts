/** The playground's clock: one for both tabs and for the API behind them, ahead of the machine's by what was let pass. */
import { element } from './element';
import { loaded } from './loaded';

/** How often the page's line of the time is written anew. */
const SHOWN_MS = 20_000;

export interface PageClock {
  /** How far it is ahead of the machine's. */
  aheadMs(): number;
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets time pass everywhere. Gives how many rows arrived in the activity log meanwhile. */
  pass(ms: number): Promise<number>;
}

/**
 * A clock whose time the page shows.
 * @param ahead in seconds, as the server says
 * @param passed time has passed, here or in the other tab
 */
export function createPageClock(ahead: number, passed: (ms: number) => void = () => undefined): PageClock {
  let aheadMs = ahead * 1000;
  const tabs = new BroadcastChannel('playground-clock');

  function advance(toMs: number): void {
    const ms = toMs - aheadMs;
    aheadMs = toMs;
    if (ms > 0) passed(ms);
    show();
  }

  const now = (): number => Date.now() + aheadMs;

  function show(): void {
    element('time').textContent = timeInWords(now());
  }

  tabs.onmessage = ({ data }: MessageEvent<number>) => advance(data);
  show();
  setInterval(show, SHOWN_MS);
  return {
    aheadMs: () => aheadMs,
    now,
    async pass(ms) {
      const read = (response: Response) => response.json() as Promise<{ readonly ahead: number; readonly arrived: number }>;
      const answer = await loaded(`time/${Math.round(ms / 1000)}`, read, 'POST');
      tabs.postMessage(answer.ahead * 1000);
      advance(answer.ahead * 1000);
      return answer.arrived;
    },
  };
}

/** `Saturday 14:05` */
export const timeInWords = (ms: number): string =>
  new Date(ms).toLocaleString('en-GB', { weekday: 'long', hour: '2-digit', minute: '2-digit' });

/** What came of time that passed. */
export const arrivedInWords = (rows: number): string =>
  `${rows.toLocaleString('en-US')} new ${rows === 1 ? 'row' : 'rows'} arrived in ActivTrak's log.`;
