import { STORE_FULL, STORE_SPENT } from '#words/google';
import { ActivTrakError } from '../../../shared/errors';
import { bytesOf } from '../../../shared/model/text-bytes';
import type { KeyValueStore } from '../../../shared/ports';
import type { Sync } from '../../../shared/task';
import type { PlainProperties } from './document-keeping';

/** A value may have 9 KB; a little is left for what a part says of itself. */
const MOST_BYTES = 9_100;
/** Characters of a part: one has four bytes at most. */
const PART_LENGTH = 2_250;

/** With what a value in parts begins: how many there are, and a word of their writing, so that parts of two never mix. */
const MARK = '¶';
const HEAD = /^¶(\d+) \S+\n/;
const PART = / part (\d+)$/;
const isPart = (key: string): boolean => PART.test(key);
const partKey = (key: string, number: number): string => (number === 1 ? key : `${key} part ${number}`);

/** What is left of a part that its value doesn't have any more. To delete it takes a call of its own, and by then another execution may need it. */
const NOTHING = MARK;

/**
 * One of PropertiesService's stores. What is larger than Google takes goes into several properties, in one call, so that it is
 * there whole or not at all. Those that a shorter value has no need of are emptied in the same call, as far as this execution has seen them.
 */
export function propertyStore(properties: PlainProperties): Sync<KeyValueStore> {
  const seen = new Map<string, number>();
  const see = (key: string, parts: number): unknown => seen.set(key, Math.max(parts, seen.get(key) ?? 1));
  const kept = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      throw storeFailure(cause);
    }
  };
  return {
    get: (key) =>
      kept(() => {
        const first = properties.getProperty(key) ?? undefined;
        see(key, countOf(first));
        if (!first?.startsWith(MARK)) return first;
        // Where another execution writes it meanwhile, its parts are of two writings: all at once they are of one.
        return joined(key, first, (part) => properties.getProperty(part) ?? undefined) ?? whole(key, properties.getProperties());
      }),
    set: (key, value) =>
      kept(() => {
        const texts = bytesOf(value) <= MOST_BYTES && !value.startsWith(MARK) ? [value] : parts(value);
        const [first = '', ...more] = [...texts, ...Array.from({ length: (seen.get(key) ?? 1) - texts.length }, () => NOTHING)];
        if (more.length === 0) properties.setProperty(key, first);
        else properties.setProperties({ [key]: first, ...Object.fromEntries(more.map((text, index) => [partKey(key, index + 2), text])) });
        seen.set(key, texts.length);
      }),
    remove: (key) =>
      kept(() => {
        for (const own of properties.getKeys())
          if (own === key || (own.startsWith(`${key} part `) && isPart(own))) properties.deleteProperty(own);
        seen.delete(key);
      }),
    all: (prefix) =>
      kept(() => {
        const every = properties.getProperties();
        for (const [key, text] of Object.entries(every)) {
          const [end, number] = PART.exec(key) ?? [];
          if (end && text !== NOTHING) see(key.slice(0, -end.length), Number(number));
        }
        const own = Object.keys(every).filter((key) => key.startsWith(prefix) && !isPart(key));
        return Object.fromEntries(
          own.flatMap((key) => {
            const value = whole(key, every);
            return value === undefined ? [] : [[key, value]];
          }),
        );
      }),
  };
}

function parts(value: string): readonly string[] {
  const texts = value.match(new RegExp(`[\\s\\S]{1,${PART_LENGTH}}`, 'gu')) ?? [''];
  const head = `${MARK}${texts.length} ${Utilities.getUuid().slice(0, 8)}\n`;
  return texts.map((text) => head + text);
}

/** How many properties a value takes, by what stands in its first. */
const countOf = (first = ''): number => Number(HEAD.exec(first)?.[1] ?? 1);

/** The value of a key among all properties; `undefined` when a part of it is gone. */
function whole(key: string, every: Readonly<Record<string, string>>): string | undefined {
  const first = every[key];
  return first?.startsWith(MARK) ? joined(key, first, (part) => every[part]) : first;
}

/** The whole value; `undefined` when one of its parts is gone. */
function joined(key: string, first: string, partOf: (key: string) => string | undefined): string | undefined {
  const [head = '', count = '1'] = HEAD.exec(first) ?? [];
  const texts = Array.from({ length: Number(count) }, (_, index) => (index === 0 ? first : partOf(partKey(key, index + 1))));
  return texts.every((text) => text?.startsWith(head)) ? texts.map((text) => text?.slice(head.length)).join('') : undefined;
}

/** Google says in words alone what it does not keep. */
function storeFailure(cause: unknown): unknown {
  const words = String((cause as { readonly message?: unknown } | null)?.message ?? cause);
  if (/storage quota/i.test(words)) return new ActivTrakError('too-large', STORE_FULL, { cause });
  if (/too many times/i.test(words))
    return new ActivTrakError('rate-limited', STORE_SPENT, {
      cause,
      retryable: true,
    });
  return cause;
}
