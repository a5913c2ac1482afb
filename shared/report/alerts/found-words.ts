/**
 * What was found, packed: for each time the codes that were found then first. `lz4x2k:2k7fm3...;` is a time in base 36 and codes of equal length. Of
 * those for which there is no room, the beginnings.
 * @module
 */
import { CODE_SIGNS } from './found-code';
import type { KeptAlerts } from './kept-alerts';

/** So many are remembered with their times. */
const MOST_KEPT = 200;
/** A property of Google's may have 9 KB, and all of a document's 500 KB. */
const MOST_CHARACTERS = 3000;

/** So many signs of a code are remembered of each of the others: of a thousand new ones, one begins as any of theirs. */
const BEGINNING = 4;
/** As many as are told of one refresh. */
const MOST_BEGINNINGS = 1000;

const beginning = (code: string): string => code.slice(0, BEGINNING);

const beginningsIn = (more = ''): readonly string[] => more.match(new RegExp(`.{${BEGINNING}}`, 'g')) ?? [];

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
 * What is remembered of what was found.
 * @param before what else is to be remembered, as far as there is room
 */
export function rememberedTimes(times: FoundTimes, before?: Pick<KeptAlerts, 'found' | 'more'>): Pick<KeptAlerts, 'found' | 'more'> {
  const others = unpackedTimes(before?.found ?? '');
  const found = packedTimes(times, others);
  const kept = unpackedTimes(found);
  const left = [...times.keys(), ...others.keys()].filter((code) => !kept.has(code)).map(beginning);
  const more = [...new Set([...left, ...beginningsIn(before?.more)])].slice(0, MOST_BEGINNINGS).join('');
  return { found, ...(more === '' ? {} : { more }) };
}

/**
 * When each of what is found now was found first.
 * @param before what the refresh before kept. An earlier version did not remember all of it: as many as that was are taken for those
 */
export function foundTimes(codes: readonly string[], before: KeptAlerts | undefined, now: number): FoundTimes {
  if (before === undefined) return new Map(codes.map((code) => [code, now]));
  const { count, newestAt, found, more } = before;
  const [known, some] = [unpackedTimes(found), new Set(beginningsIn(more))];
  const unknown = codes.filter((code) => !known.has(code)).length;
  const areOld = more === undefined && unknown <= count - known.size;
  return new Map(codes.map((code) => [code, known.get(code) ?? (areOld || some.has(beginning(code)) ? newestAt : now)]));
}

/**
 * When the newest was found for the first time. Of those beyond the ones that have a time, only their number can tell that there is a new one.
 * @param count how many there are
 */
export function newestFoundAt(times: FoundTimes, count: number, before: KeptAlerts | undefined, now: number): number {
  const beyond = before === undefined || count <= times.size ? 0 : count > before.count ? now : before.newestAt;
  return Math.max(beyond, ...times.values());
}
