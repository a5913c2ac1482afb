import { type Diagnostics, worded } from '../../diagnostics';

/** What a failure says to a person. Hosts reject with a sentence; whatever else comes up is for whoever looks after the product. */
export function sentenceOf(failure: unknown, diagnostics: Diagnostics): string {
  const { name, message } = (failure ?? {}) as { readonly name?: unknown; readonly message?: unknown };
  const isPlain = name === 'Error' && typeof message === 'string' && message.trim() !== '';
  return isPlain ? message : worded(failure, diagnostics, "the panel's page").message;
}
