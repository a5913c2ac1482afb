import type { Barrier } from '../../shared/ports';

/** What can stand between the pane and ActivTrak, each in words of its own: they have different people who can mend them. */
export type BarrierName = 'offline' | 'no-server' | 'no-proxy' | 'sign-in' | 'unreachable' | 'timeout' | 'refused' | 'too-large' | 'busy';

export const BARRIERS: Readonly<Record<BarrierName, Barrier>> = {
  offline: { words: 'This computer is not connected to a network: connect it, and try again.', passes: true },
  'no-server': {
    words:
      "The task pane's server does not answer, so ActivTrak cannot be asked: try again in a minute, and tell your administrator if it stays so.",
    passes: true,
  },
  'no-proxy': {
    words:
      "The task pane's server does not pass requests on to ActivTrak, and a browser may not ask ActivTrak directly (CORS): have your administrator put the pane on the server that comes with it.",
    passes: false,
  },
  'sign-in': {
    words: "Something between here and ActivTrak wants a sign-in first: sign in to your company's network, and try again.",
    passes: false,
  },
  unreachable: {
    words:
      "The task pane's server cannot reach ActivTrak: try again in a minute, and have your administrator look at its network if it stays so.",
    passes: true,
  },
  timeout: { words: 'ActivTrak did not answer in time: try again in a few minutes, or choose fewer days.', passes: true },
  refused: {
    words:
      "The task pane's server does not pass requests on to this address: choose your region, or have your administrator allow the address there.",
    passes: false,
  },
  'too-large': {
    words: "ActivTrak's answer is larger than the task pane's server passes on: choose fewer days.",
    passes: false,
  },
  busy: { words: "The task pane's server has too much to do: try again in a minute.", passes: true },
};

/** The barrier that the proxy names in its header. */
export const barrierNamed = (name: string): Barrier | undefined =>
  Object.keys(BARRIERS).includes(name) ? BARRIERS[name as BarrierName] : undefined;
