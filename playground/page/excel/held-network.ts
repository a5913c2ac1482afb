import type { NetworkState } from './tab';

/** Puts the playground's network in the place of the frame's: what it asks for comes, fails, or meets an ActivTrak that does not answer. */
export function heldNetwork(state: () => NetworkState): void {
  const ask = window.fetch.bind(window);
  window.fetch = (input, init) => {
    const now = state();
    if (now === 'offline' || now === 'no-server') return Promise.reject(new TypeError('Failed to fetch'));
    return ask(now === 'unreachable' ? String(input).replace('/proxy/', '/unreachable/proxy/') : input, init);
  };
  Object.defineProperty(navigator, 'onLine', { get: () => state() !== 'offline', configurable: true });
}
