/**
 * What was found, packed: for each time the codes that were found then first. `lz4x2k:2k7fm3...;` is a time in base 36 and codes of equal length.
 * @module
 */
import { CODE_SIGNS } from './found-code';
import type { KeptAlerts } from './kept-alerts';

/** So many are remembered one by one. */
const MOST_KEPT = 200;
/** A property of Google's may have 9 KB, and all of a document's 500 KB. */
const MOST_CHARACTERS = 3000;

/** The time at which each was found first; milliseconds since 1970. */
export type FoundTimes = ReadonlyMap<string, number>;

/** What was kept. */
export function unpackedTimes(found: string): FoundTimes {
  const times = new Map<string, number>();
  for (const group of found.split(';')) {
    const [time = '', codes = ''] = group.split(':');
    for (let at = 0; at + CODE_SIGNS <= codes.length; at += CODE_SIGNS)
      times.set(codes.slice(at, at + CODE_SIGNS), Number.parseInt(time, 36));
  }
  return times;
}

/**
 * The first of them, those that were found earliest before others.
 * @param others what else is to be remembered, as far as there is room: the newest, which may still hold, before others
 */
export function packedTimes(times: FoundTimes, others: FoundTimes = new Map()): string {
  const own = [...times].sort(([, one], [, other]) => one - other);
  const more = [...others].filter(([code]) => !times.has(code)).sort(([, one], [, other]) => other - one);
  const groups = new Map<number, string>();
  let length = 0;
  for (const [code, time] of [...own, ...more].slice(0, MOST_KEPT)) {
    const codes = groups.get(time) ?? `${time.toString(36)}:`;
    length += code.length + (groups.has(time) ? 0 : codes.length + 1);
    if (length > MOST_CHARACTERS) break;
    groups.set(time, codes + code);
  }
  return [...groups.values()].join(';');
}

/**
 * When each of what is found now was found first.
 * @param before what the refresh before kept, which may not have remembered all of it: as many as that was are taken for those
 */
export function foundTimes(codes: readonly string[], before: KeptAlerts | undefined, now: number): FoundTimes {
  const known = unpackedTimes(before?.found ?? '');
  const unknown = codes.filter((code) => !known.has(code)).length;
  const isOld = before !== undefined && unknown <= before.count - known.size;
  return new Map(codes.map((code) => [code, known.get(code) ?? (isOld ? before.newestAt : now)]));
}
