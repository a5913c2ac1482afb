/** The tab of messages: what the products sent to webhooks, as the server on this machine got it. */
import { element } from './element';
import { loaded } from './loaded';

interface Message {
  readonly at: string;
  readonly host: string;
  readonly status: number | 'nothing';
  readonly words: string;
}

const LOOK_MS = 2_000;

/** Begins to look for messages, as long as the tab is seen. */
export function showMessages(): void {
  let drawn = '';
  async function look(): Promise<void> {
    const messages = await loaded('messages.json', (response) => response.json() as Promise<readonly Message[]>);
    const now = JSON.stringify(messages);
    if (now === drawn) return;
    drawn = now;
    element('messages-empty').hidden = messages.length > 0;
    element('messages-list').replaceChildren(...messages.map(lineOf));
  }
  const lookAgain = (): void => void look().catch(() => undefined);
  window.addEventListener('hashchange', lookAgain);
  setInterval(() => {
    if (!element('messages').hidden && !document.hidden) lookAgain();
  }, LOOK_MS);
  lookAgain();
}

function lineOf({ at, host, status, words }: Message): HTMLElement {
  const line = document.createElement('li');
  const head = document.createElement('p');
  head.className = 'facts';
  head.textContent = `${at.slice(11, 19)} · ${host} · ${status === 'nothing' ? 'not answered' : `answered ${status}`}`;
  const body = document.createElement('pre');
  body.textContent = words;
  line.append(head, body);
  return line;
}
