/** Numbers from 0 to 2 ** 32 - 1 by keys of records. */
export interface KeyNumbers {
  get(key: string): number | undefined;
  set(key: string, number: number): void;
}

/** So many digits take thirty bits; ten more before them take thirty-four, of which two stand beside the thirty. */
const LOW_DIGITS = 9;
const HIGH_DIGITS = 10;
const LOW_BITS = 30;
/** A slot: a key in two words, of which the second is never 0, and the number. */
const WORDS = 3;
const FEWEST = 3000;
const GROWTH = 1.5;
const FULL = 0.75;

/**
 * Takes twelve bytes a slot, without an object or a text, for a key that is a whole number of up to nineteen digits as the log's ids are; a map
 * with texts takes five times as much. Every other key is in a map, so that none is ever taken for another.
 */
export function keyNumbers(): KeyNumbers {
  const others = new Map<string, number>();
  let slots = new Int32Array(FEWEST);
  let taken = 0;
  let [one, two] = [0, 0];

  /** Where the key in the two words is, or would be: the first free slot from where it belongs on. */
  function place(): number {
    const mix = Math.imul(Math.imul(two, 0x9e3779b1) ^ one, 0x85ebca6b) >>> 0;
    let at = Math.floor((mix / 2 ** 32) * (slots.length / WORDS)) * WORDS;
    while (slots[at + 1] && (slots[at] !== one || slots[at + 1] !== two)) at = (at + WORDS) % slots.length;
    return at;
  }

  /** The same by the key; -1 for one that `String` would not write so, or that is too long. */
  function placeOf(key: string): number {
    const split = key.length - LOW_DIGITS;
    if (split > HIGH_DIGITS || key < '1') return -1;
    let [high, low] = [0, 0];
    for (let at = 0; at < key.length; at += 1) {
      const digit = key.charCodeAt(at) - 48;
      if (digit >>> 0 > 9) return -1;
      if (at < split) high = high * 10 + digit;
      else low = low * 10 + digit;
    }
    one = high | 0;
    two = ((high / 2 ** 32 + 1) << LOW_BITS) | low;
    return place();
  }

  function put(at: number, number: number): void {
    slots[at] = one;
    slots[at + 1] = two;
    slots[at + 2] = number;
  }

  function widen(): void {
    const before = slots;
    slots = new Int32Array(Math.floor((before.length / WORDS) * GROWTH) * WORDS);
    for (let at = 0; at < before.length; at += WORDS) {
      [one, two] = [before[at] as number, before[at + 1] as number];
      if (two) put(place(), before[at + 2] as number);
    }
  }

  return {
    get(key) {
      const at = placeOf(key);
      if (at < 0) return others.get(key);
      return slots[at + 1] ? (slots[at + 2] as number) >>> 0 : undefined;
    },
    set(key, number) {
      const at = placeOf(key);
      if (at < 0) {
        // A piece of an answer keeps all of it in memory; a text made anew does not.
        others.set(` ${key}`.slice(1), number);
        return;
      }
      if (!slots[at + 1]) taken += WORDS;
      put(at, number);
      if (taken > slots.length * FULL) widen();
    },
  };
}
