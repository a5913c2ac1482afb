import { isActivTrakError } from '../errors';
import type { Task } from '../task';
import type { PanelAnswer, PanelCall, PanelCalls } from './calls';

/**
 * The answer to a call of the panel; whatever fails becomes a sentence.
 * @returns a PanelAnswer as JSON text
 */
export function* answered<Name extends PanelCall>(handle: () => Task<PanelCalls[Name]['out']>): Task<string> {
  try {
    const value = yield* handle();
    return JSON.stringify({ ok: true, value } satisfies PanelAnswer<Name>);
  } catch (failure) {
    return JSON.stringify(failureAnswer(failure));
  }
}

/** The sentence for a person of whatever was thrown. */
export const failureAnswer = (failure: unknown): PanelAnswer<PanelCall> =>
  isActivTrakError(failure)
    ? { ok: false, code: failure.code, message: failure.message }
    : { ok: false, code: 'unexpected', message: 'The add-on met an unexpected problem: try again, and report it if it stays so.' };
