import type { Cache } from '../../../shared/ports';
import type { Sync } from '../../../shared/task';
import { unlessRefused } from '../unless-refused';

/** A value may have 100 KB, and a character up to four bytes of it; no character is cut in two. */
const PART_LENGTH = 25_000;
/** The longest that CacheService keeps anything. */
const MOST_SECONDS = 21_600;

/** A part of a value: which writing it belongs to, how many parts that has, and its text. */
interface Part {
  readonly writing: string;
  readonly parts: number;
  readonly text: string;
}

/**
 * CacheService, with values split to its size. Parts of two writings never mix: each says which one it is of, and a value with
 * a part gone counts as gone. Where Google refuses, as any of its services does now and then, nothing is there and nothing kept.
 */
export function scriptCache(cache: GoogleAppsScript.Cache.Cache): Sync<Cache> {
  const found = (keys: readonly string[]): Readonly<Record<string, string>> =>
    unlessRefused(() => cache.getAll([...keys]) as Record<string, string>) ?? {};
  return {
    get(keys) {
      if (keys.length === 0) return [];
      const firsts = found(keys);
      const heads = keys.map((key) => (firsts[key] === undefined ? undefined : parsePart(firsts[key])));
      const restKeys = keys.flatMap((key, index) => partKeys(key, heads[index]?.parts ?? 1));
      const rest = restKeys.length === 0 ? {} : found(restKeys);
      return keys.map((key, index) =>
        joinParts(
          heads[index],
          partKeys(key, heads[index]?.parts ?? 1).map((partKey) => rest[partKey]),
        ),
      );
    },
    put(entries, seconds) {
      const writing = Utilities.getUuid().slice(0, 8);
      const values: Record<string, string> = {};
      for (const { key, value } of entries) {
        const texts = value.match(new RegExp(`[\\s\\S]{1,${PART_LENGTH}}`, 'gu')) ?? [''];
        [key, ...partKeys(key, texts.length)].forEach((partKey, index) => {
          values[partKey] = `${writing} ${texts.length} ${texts[index]}`;
        });
      }
      if (entries.length > 0) unlessRefused(() => cache.putAll(values, Math.min(seconds, MOST_SECONDS)));
    },
  };
}

/** The keys behind the first of a value's parts. */
const partKeys = (key: string, parts: number): readonly string[] =>
  Array.from({ length: parts - 1 }, (_, index) => `${key} part ${index + 2}`);

function parsePart(value: string): Part {
  const [, writing = '', parts = '1', text = ''] = /^(\S+) (\d+) ([\s\S]*)$/.exec(value) ?? [];
  return { writing, parts: Number(parts), text };
}

function joinParts(head: Part | undefined, rest: readonly (string | undefined)[]): string | undefined {
  if (!head) return undefined;
  const parts = rest.map((value) => (value === undefined ? undefined : parsePart(value)));
  if (parts.some((part) => part?.writing !== head.writing)) return undefined;
  return head.text + parts.map((part) => part?.text).join('');
}
