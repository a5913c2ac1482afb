import { useEffect, useRef } from 'preact/hooks';
import type { PanelHost, PanelListener } from '../../panel/host';

/** Hears what the host wants of the panel, always with the listener of the last time that the panel was drawn. */
export function useListening(host: PanelHost, listener: PanelListener): void {
  const now = useRef(listener);
  now.current = listener;
  useEffect(
    () =>
      host.listen?.({
        refresh: (ids) => now.current.refresh(ids),
        tell: (words) => now.current.tell(words),
        changed: () => now.current.changed(),
      }),
    [host],
  );
}
