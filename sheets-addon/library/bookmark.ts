import { bookmarkOfOther, NOT_A_BOOKMARK } from '#words/library';
import { wrong } from '../../shared/errors';
import { serialOfIso } from '../../shared/model/serial';

/** Where a sync goes on. Plain JSON without a key, so that it can be kept anywhere. */
export interface LogBookmark {
  readonly version: 1;
  /** The address whose cursor it is. */
  readonly host: string;
  /** The name of the connection, where it has one: another account may be at the same address. */
  readonly name?: string;
  /** `everyone` or `group:51`. */
  readonly who: string;
  /** The first day that the rows are about, as `YYYY-MM-DD`: older records that arrive late are left out. */
  readonly from: string;
  /** The API's own token; without one nothing has come yet. */
  readonly cursor?: string;
  /** The log ID of the last row that was given, where rows came behind that cursor and had none: they come again. */
  readonly last?: string;
}

/**
 * The bookmark that a text holds.
 * @throws ActivTrakError `argument` for a text that is no bookmark, or one of other people, another address or another connection.
 */
export function parseBookmark(text: unknown, host: string, who: string, name?: string): LogBookmark {
  const found = parsed(text);
  if (found?.version !== 1 || typeof found.from !== 'string' || serialOfIso(found.from) === undefined || !isTextOrNone(found.cursor))
    throw wrong(NOT_A_BOOKMARK);
  if (found.host !== host || found.who !== who || found.name !== name)
    throw wrong(bookmarkOfOther(found.who, placeOf(found.host, found.name), who, placeOf(host, name)));
  return found;
}

const placeOf = (host: string, name: string | undefined): string => (name === undefined ? host : `“${name}”, ${host}`);

const isTextOrNone = (value: unknown): boolean => value === undefined || typeof value === 'string';

function parsed(text: unknown): LogBookmark | undefined {
  try {
    return (JSON.parse(String(text)) as LogBookmark | null) ?? undefined;
  } catch {
    return undefined;
  }
}
