import { type Diagnostics, worded } from '../diagnostics';
import type { Task } from '../task';
import type { PanelAnswer, PanelCall, PanelCalls } from './calls';

/**
 * The answer to a call of the panel; whatever fails becomes a sentence.
 * @param where the call, in words for whoever looks after the product
 * @returns a PanelAnswer as JSON text
 */
export function* answered<Name extends PanelCall>(
  handle: () => Task<PanelCalls[Name]['out']>,
  diagnostics: Diagnostics,
  where: string,
): Task<string> {
  try {
    const value = yield* handle();
    return JSON.stringify({ ok: true, value } satisfies PanelAnswer<Name>);
  } catch (failure) {
    return JSON.stringify(failureAnswer(failure, diagnostics, where));
  }
}

/** The sentence for a person of whatever was thrown. */
export function failureAnswer(failure: unknown, diagnostics: Diagnostics, where: string): PanelAnswer<PanelCall> {
  const { code, message } = worded(failure, diagnostics, where);
  return { ok: false, code, message };
}
