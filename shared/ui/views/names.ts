import { useState } from 'preact/hooks';
import type { PanelHost } from '../../panel/host';
import type { NamesToPick, PanelState } from '../../panel/views';
import type { PanelSession } from '../session';

/** The names to pick from, asked for once for a stream and a connection; another key sees others. What failed is asked again. */
export function useNames(host: PanelHost, { connection: usual, connections }: PanelState): PanelSession['names'] {
  const [asked] = useState(() => new Map<string, Promise<NamesToPick>>());
  return (stream, named) => {
    const view = named ? connections.find(({ handle }) => handle === named.handle) : usual;
    const key = [stream, named?.handle, named?.name, view?.baseUrl, view?.maskedKey].join(' ');
    const known = asked.get(key);
    if (known) return known;
    const answer = host.call('names', named ? { stream, connection: named } : { stream });
    asked.set(key, answer);
    answer.catch(() => asked.delete(key));
    return answer;
  };
}
