import { useEffect } from 'preact/hooks';
import type { PanelHost } from '../../panel/calls';

const STALE_MS = 60_000;
const WATCH_MS = 15_000;

/**
 * Looks what colleagues did: when a person comes back to the page after a while, and now and again while somebody else is refreshing.
 * What is shown stays when that fails; whatever is pressed next says why.
 */
export function useLookAgain(host: PanelHost, isWatching: boolean): void {
  useEffect(() => {
    let lookedAt = Date.now();
    const look = (after: number): void => {
      if (document.visibilityState === 'hidden' || Date.now() - lookedAt < after) return;
      lookedAt = Date.now();
      host.call('open', {}).catch(() => undefined);
    };
    const onReturn = (): void => look(STALE_MS);
    window.addEventListener('focus', onReturn);
    const timer = isWatching ? setInterval(look, WATCH_MS, 0) : undefined;
    return () => {
      window.removeEventListener('focus', onReturn);
      clearInterval(timer);
    };
  }, [host, isWatching]);
}
