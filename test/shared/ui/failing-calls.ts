import type { PanelCall } from '../../../shared/panel/calls';
import type { PanelState } from '../../../shared/panel/views';
import type { PersonsHost } from './shared-file';

const SENTENCE = 'The host is out of order. Wait a moment.';
/** One of the ways to fail. */
export type Failing = keyof typeof FAILINGS;

/** How a call can fail, and what a person reads of it. */
export const FAILINGS = {
  'with a sentence': { fail: () => Promise.reject(new Error(SENTENCE)), said: SENTENCE },
  'with a raw exception': {
    fail: () => Promise.reject(new TypeError("Cannot read properties of undefined (reading 'x')")),
    said: 'Something unexpected went wrong.',
  },
  'at once, before there is a promise': {
    fail: () => {
      throw new RangeError('Invalid array length');
    },
    said: 'Something unexpected went wrong.',
  },
  'with no answer that can be read': { fail: () => Promise.resolve(undefined), said: 'Something unexpected went wrong.' },
  'by never answering': { fail: () => new Promise<never>(() => undefined), said: '' },
} as const;

/** The call that fails, and how. */
export interface Failure {
  readonly name: PanelCall;
  readonly how: Failing;
}

/**
 * Has a host fail at one call, and offer what only Excel offers besides.
 * @param failing what fails at the moment, if anything
 */
export function failAt(host: PersonsHost, failing: () => Failure | undefined): void {
  const { call } = host;
  const offered = (state: PanelState): PanelState => ({
    ...state,
    keyLifetime: 'device',
    whileOpen: { loads: false, refreshes: false, minutes: 0 },
  });
  const instrumented = async (name: PanelCall, request: never): Promise<unknown> => {
    const answer: object = await call(name === 'saveWhileOpen' ? 'open' : name, request);
    if ('reports' in answer) return offered(answer as PanelState);
    return 'state' in answer && name !== 'refresh' ? { ...answer, state: offered(answer.state as PanelState) } : answer;
  };
  host.call = ((name: PanelCall, request: never) => {
    const failure = failing();
    return failure?.name === name ? FAILINGS[failure.how].fail() : instrumented(name, request);
  }) as PersonsHost['call'];
}
