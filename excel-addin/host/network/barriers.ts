import {
  ADDRESS_REFUSED,
  NO_PROXY,
  NO_SERVER,
  OFFLINE,
  SERVER_BUSY,
  SERVER_CANNOT_REACH,
  SIGN_IN_FIRST,
  TOO_LARGE_FOR_SERVER,
} from '#words/excel';
import { TOO_SLOW } from '../../../shared/api/requests/patience';
import type { Barrier } from '../../../shared/ports';

/** What can stand between the pane and ActivTrak, each in words of its own: they have different people who can mend them. */
export type BarrierName = 'offline' | 'no-server' | 'no-proxy' | 'sign-in' | 'unreachable' | 'timeout' | 'refused' | 'too-large' | 'busy';

/** What each of them is to whoever waits: words, and whether it passes by itself. */
export const BARRIERS: Readonly<Record<BarrierName, Barrier>> = {
  offline: { words: OFFLINE, passes: true },
  'no-server': { words: NO_SERVER, passes: true },
  'no-proxy': { words: NO_PROXY, passes: false },
  'sign-in': { words: SIGN_IN_FIRST, passes: false },
  unreachable: { words: SERVER_CANNOT_REACH, passes: true },
  timeout: TOO_SLOW,
  refused: { words: ADDRESS_REFUSED, passes: false },
  'too-large': { words: TOO_LARGE_FOR_SERVER, passes: false, code: 'too-large' },
  busy: { words: SERVER_BUSY, passes: true },
};

/** The barrier that the proxy names in its header. */
export const barrierNamed = (name: string): Barrier | undefined =>
  Object.keys(BARRIERS).includes(name) ? BARRIERS[name as BarrierName] : undefined;
