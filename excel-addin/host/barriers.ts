import { TOO_SLOW } from '../../shared/api/patience';
import type { Barrier } from '../../shared/ports';

/** What can stand between the pane and ActivTrak, each in words of its own: they have different people who can mend them. */
export type BarrierName = 'offline' | 'no-server' | 'no-proxy' | 'sign-in' | 'unreachable' | 'timeout' | 'refused' | 'too-large' | 'busy';

export const BARRIERS: Readonly<Record<BarrierName, Barrier>> = {
  offline: { words: "This computer isn't connected to a network. Connect it, and try again.", passes: true },
  'no-server': {
    words: "The task pane's server doesn't answer, so ActivTrak can't be asked. Try again in a minute, or tell your administrator.",
    passes: true,
  },
  'no-proxy': {
    words:
      "The task pane's server doesn't pass requests on, and a browser can't ask ActivTrak directly (CORS). Your administrator has to use the server that comes with the add-in.",
    passes: false,
  },
  'sign-in': {
    words: "Something between here and ActivTrak wants a sign-in first. Sign in to your company's network, and try again.",
    passes: false,
  },
  unreachable: {
    words: "The task pane's server can't reach ActivTrak. Try again in a minute, or ask your administrator to check its network.",
    passes: true,
  },
  timeout: TOO_SLOW,
  refused: {
    words:
      "The task pane's server doesn't pass requests on to this address. Choose your region, or ask your administrator to allow the address.",
    passes: false,
  },
  'too-large': {
    words: "ActivTrak's answer is larger than the task pane's server passes on. Choose fewer days.",
    passes: false,
    code: 'too-large',
  },
  busy: { words: "The task pane's server is busy. Try again in a minute.", passes: true },
};

/** The barrier that the proxy names in its header. */
export const barrierNamed = (name: string): Barrier | undefined =>
  Object.keys(BARRIERS).includes(name) ? BARRIERS[name as BarrierName] : undefined;
