/** SHA-256 (FIPS 180-4) of a text in UTF-8: neither product's host has one that answers at once in both. */

/** The first 32 bits of the fractional part of a root: of square roots for the start, of cube roots for the rounds. */
const fractionBits = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;

const PRIMES: readonly number[] = primes(64);
const START = PRIMES.slice(0, 8).map((prime) => fractionBits(Math.sqrt(prime)));
const ROUNDS = PRIMES.map((prime) => fractionBits(Math.cbrt(prime)));

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}

const rotate = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

/** The digest as eight 32-bit words. */
export function sha256(text: string): readonly number[] {
  const words = padded(utf8(text));
  const state = [...START];
  const schedule = new Array<number>(64).fill(0);
  for (let block = 0; block < words.length; block += 16) {
    for (let at = 0; at < 64; at += 1) schedule[at] = at < 16 ? (words[block + at] as number) : extended(schedule, at);
    compress(state, schedule);
  }
  return state;
}

function extended(schedule: readonly number[], at: number): number {
  const [early, late] = [schedule[at - 15] as number, schedule[at - 2] as number];
  const low = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
  const high = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
  return ((schedule[at - 16] as number) + low + (schedule[at - 7] as number) + high) | 0;
}

function compress(state: number[], schedule: readonly number[]): void {
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let at = 0; at < 64; at += 1) {
    const first =
      (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + (ROUNDS[at] as number) + (schedule[at] as number)) | 0;
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = ((state[index] as number) + word) | 0;
  });
}

function padded(bytes: readonly number[]): readonly number[] {
  const words = new Array<number>((((bytes.length + 8) >> 6) + 1) * 16).fill(0);
  [...bytes, 0x80].forEach((byte, index) => {
    words[index >> 2] = (words[index >> 2] as number) | (byte << (24 - (index % 4) * 8));
  });
  words[words.length - 1] = bytes.length * 8;
  return words;
}

function utf8(text: string): readonly number[] {
  const encoded = encodeURIComponent(text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD'));
  const bytes: number[] = [];
  for (let at = 0; at < encoded.length; at += 1) {
    if (encoded[at] === '%') {
      bytes.push(Number.parseInt(encoded.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(encoded.charCodeAt(at));
  }
  return bytes;
}
