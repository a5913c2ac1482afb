import { useEffect, useRef } from 'preact/hooks';
import type { PanelHost } from '../../panel/host';

const STALE_MS = 60_000;
const WATCH_MS = 15_000;
const ASK_MS = 30_000;

interface Looking {
  /** What the state was read by. */
  readonly stamp: string;
  /** Somebody else is refreshing: how far that is changes all the time. */
  readonly isWatching: boolean;
  /** This panel drives a refresh, whose own calls bring the state. */
  readonly isAtWork: boolean;
}

/**
 * Looks what schedules and colleagues did: while the page is in sight, one small call now and again, and the whole state only when that
 * is another one, while somebody else is refreshing, or when a person comes back after a while. What is shown stays when that fails;
 * whatever is pressed next says why.
 */
export function useLookAgain(host: PanelHost, looking: Looking): void {
  const now = useRef(looking);
  now.current = looking;
  const { isWatching } = looking;
  useEffect(() => {
    let lookedAt = Date.now();
    const look = async (after: number, isWhole: boolean): Promise<void> => {
      if (document.visibilityState === 'hidden' || now.current.isAtWork || Date.now() - lookedAt < after) return;
      lookedAt = Date.now();
      try {
        if (isWhole || (await host.call('stamp', {})).stamp !== now.current.stamp) await host.call('open', {});
      } catch {
        // The next look may be luckier.
      }
    };
    const onReturn = (): void => void look(STALE_MS, true);
    const onSight = (): void => void look(ASK_MS, false);
    window.addEventListener('focus', onReturn);
    document.addEventListener('visibilitychange', onSight);
    const timer = setInterval(look, isWatching ? WATCH_MS : ASK_MS, 0, isWatching);
    return () => {
      window.removeEventListener('focus', onReturn);
      document.removeEventListener('visibilitychange', onSight);
      clearInterval(timer);
    };
  }, [host, isWatching]);
}
