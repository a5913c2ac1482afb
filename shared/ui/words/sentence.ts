/** What a failure says to a person. Hosts reject with a sentence; whatever else comes up is not for people's eyes. */
export function sentenceOf(failure: unknown): string {
  const message = (failure as { readonly message?: unknown } | null | undefined)?.message;
  const isPlain =
    typeof message === 'string' && message.trim() !== '' && !(failure instanceof TypeError || failure instanceof ReferenceError);
  return isPlain ? message : 'Something unexpected went wrong: try again, and open the panel anew if it stays so.';
}
