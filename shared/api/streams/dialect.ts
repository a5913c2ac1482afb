import { parseBetween, skipSpace, valueEnd } from '../../model/json-text';
import type { Dialect } from '../connections/connection';
import type { Stream } from './streams';

/**
 * The dialect that an answer's first record shows, or `undefined` when there is no record to look at.
 * Told by fields that one description prints and the other does not.
 */
export function dialectOf(body: string, { currentKeys }: Stream): Dialect | undefined {
  const list = /"activity"\s*:\s*\[/i.exec(body);
  if (!list) return undefined;
  const at = skipSpace(body, list.index + list[0].length);
  if (body[at] !== '{') return undefined;
  const keys = new Set(Object.keys(parseBetween(body, at, valueEnd(body, at)) as object).map((key) => key.toLowerCase()));
  return currentKeys.some((key) => keys.has(key)) ? 'current' : 'early-access';
}
