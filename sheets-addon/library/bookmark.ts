import { ActivTrakError } from '../../shared/errors';

/** Where a sync goes on. Plain JSON without a key, so that it can be kept anywhere. */
export interface Bookmark {
  readonly version: 1;
  /** The address whose cursor it is. */
  readonly host: string;
  /** `everyone` or `group:51`. */
  readonly who: string;
  /** The first day that the rows are about, as `YYYY-MM-DD`: older records that arrive late are left out. */
  readonly from: string;
  /** The API's own token; without one nothing has come yet. */
  readonly cursor?: string;
  /** The log ID of the last row that was given, where rows came behind that cursor and had none: they come again. */
  readonly last?: string;
}

/** @throws ActivTrakError `argument` for a text that is no bookmark, or one of other people or another address. */
export function parseBookmark(text: string, host: string, who: string): Bookmark {
  const found = parsed(text);
  if (found?.version !== 1 || typeof found.from !== 'string')
    throw new ActivTrakError('argument', 'The bookmark is no text that an earlier call gave: hand in that text, or none to begin anew.');
  if (found.host !== host || found.who !== who)
    throw new ActivTrakError(
      'argument',
      `The bookmark is for ${found.who} at ${found.host}, and this call is about ${who} at ${host}: keep a bookmark for each.`,
    );
  return found;
}

function parsed(text: string): Bookmark | undefined {
  try {
    return (JSON.parse(text) as Bookmark | null) ?? undefined;
  } catch {
    return undefined;
  }
}
