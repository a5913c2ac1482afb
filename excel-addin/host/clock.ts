import type { Budget, Clock, Spent } from '../../shared/ports';

/** What a wall clock in a zone shows, by the names of its parts. */
type Parts = Readonly<Record<string, string>>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes a browser a hundred times as long as using it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    calendar: 'gregory',
    numberingSystem: 'latn',
    ...numeric,
  });
  formats.set(zone, format);
  return format;
}

const partsAt = (ms: number, zone: string): Parts =>
  Object.fromEntries(
    formatOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );

const dayOf = ({ year, month, day }: Parts): string => `${year?.padStart(4, '0')}-${month}-${day}`;

/** The page's own clock; zones by Intl. */
export const pageClock: Clock = {
  isOwn: true,
  now: () => Date.now(),
  sleep: (ms) => new Promise<void>((done) => setTimeout(done, ms)),
  today: (zone) => dayOf(partsAt(Date.now(), zone)),
  wallTime(ms, zone) {
    const parts = partsAt(ms, zone);
    return `${dayOf(parts)}T${parts.hour}:${parts.minute}`;
  },
};

/** A budget of time that can be ended early. */
export interface PageBudget extends Budget {
  /** Milliseconds that are left. */
  left(): number;
  /** From now on it is spent, because a person wanted it. */
  cancel(): void;
  /** Aborted when it is cancelled, for what is waited for. */
  readonly signal: AbortSignal;
}

/**
 * A budget of milliseconds from now on.
 * @param ms by then everything has to be over: an answer that is waited for, a pause before a request is sent again
 * @param stepMs after these nothing more is begun
 */
export function pageBudget(clock: Pick<Clock, 'now'>, ms: number, stepMs = ms): PageBudget {
  const end = clock.now() + ms;
  const stop = new AbortController();
  const left = (): number => end - clock.now();
  const isOver = (aheadMs: number): boolean => left() <= (aheadMs > 0 ? aheadMs : Math.max(0, ms - stepMs));
  const spent = (aheadMs = 0): Spent | undefined => (stop.signal.aborted ? 'cancelled' : isOver(aheadMs) ? 'time' : undefined);
  return {
    left,
    spent,
    cancel: () => stop.abort(),
    signal: stop.signal,
  };
}

/** The page's clock, whose sleep ends when a budget is cancelled. */
export const clockWithin = ({ signal }: Pick<PageBudget, 'signal'>): Clock => ({
  ...pageClock,
  sleep: (ms) =>
    new Promise<void>((done) => {
      if (signal.aborted) return done();
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        done();
      });
    }),
});
