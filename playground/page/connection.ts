/** The line that says whether the owner's key is connected, whoever connects or disconnects it, and where. */
import { CONNECTION_KEY } from '../../shared/api/connections/connection-store';
import { element } from './element';

type State = 'good' | 'bad' | 'unknown';

export function tell(state: State, words: string): void {
  const line = element('connection');
  line.textContent = words;
  line.parentElement?.classList.toggle('good', state === 'good');
  line.parentElement?.classList.toggle('bad', state === 'bad');
}

/** Looks after each change of what the owner keeps, and speaks when her key is another one. */
export function watchConnection(owned: () => Readonly<Record<string, string>>): () => void {
  const keyNow = (): string => /"key":"(.*?)"/.exec(owned()[CONNECTION_KEY] ?? '')?.[1] ?? '';
  let known = keyNow();
  return () => {
    const key = keyNow();
    if (key === known) return;
    known = key;
    if (key === '') tellDisconnected();
    else tell('good', 'Connected.');
  };
}

export const tellDisconnected = (): void =>
  tell('unknown', 'No key is connected. Connect one in the sidebar (Extensions), or with “Change key…”.');
