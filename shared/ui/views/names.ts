import { useState } from 'preact/hooks';
import type { StreamName } from '../../api/streams';
import type { PanelHost } from '../../panel/host';
import type { NamesToPick, PanelState } from '../../panel/views';

/** The names to pick from, asked for once a stream; another key sees others. What failed is asked again. */
export function useNames(host: PanelHost, { connection }: PanelState): (stream: StreamName) => Promise<NamesToPick> {
  const [asked] = useState(() => new Map<string, Promise<NamesToPick>>());
  return (stream) => {
    const key = `${stream} ${connection?.baseUrl} ${connection?.maskedKey}`;
    const known = asked.get(key);
    if (known) return known;
    const answer = host.call('names', { stream });
    asked.set(key, answer);
    answer.catch(() => asked.delete(key));
    return answer;
  };
}
