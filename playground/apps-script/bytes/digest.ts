/** The digests of `Utilities.computeDigest`, as bytes from 0 to 255. */

type Round = (state: number[], block: Uint32Array) => void;

export function md5(bytes: readonly number[]): number[] {
  return digest(bytes, [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476], true, md5Round);
}

export function sha1(bytes: readonly number[]): number[] {
  return digest(bytes, [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0], false, sha1Round);
}

export function sha256(bytes: readonly number[]): number[] {
  return digest(
    bytes,
    PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))),
    false,
    sha256Round,
  );
}

export function hmacSha256(message: readonly number[], key: readonly number[]): number[] {
  const short = key.length > 64 ? sha256(key) : key;
  const padded = Array.from({ length: 64 }, (_byte, index) => short[index] ?? 0);
  const inner = sha256([...padded.map((byte) => byte ^ 0x36), ...message]);
  return sha256([...padded.map((byte) => byte ^ 0x5c), ...inner]);
}

/** What the three have in common: padding, blocks of 16 words, and the state as bytes at the end. */
function digest(bytes: readonly number[], start: readonly number[], littleEndian: boolean, round: Round): number[] {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const view = new DataView(new ArrayBuffer(blocks * 64));
  bytes.forEach((byte, index) => void view.setUint8(index, byte));
  view.setUint8(bytes.length, 0x80);
  const length = view.byteLength - 8;
  view.setUint32(littleEndian ? length : length + 4, (bytes.length * 8) >>> 0, littleEndian);
  view.setUint32(littleEndian ? length + 4 : length, Math.floor(bytes.length / 0x20000000), littleEndian);
  const state = [...start];
  const block = new Uint32Array(16);
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let word = 0; word < 16; word++) block[word] = view.getUint32(at + word * 4, littleEndian);
    round(state, block);
  }
  const out = new DataView(new ArrayBuffer(state.length * 4));
  state.forEach((word, index) => void out.setUint32(index * 4, word, littleEndian));
  return [...new Uint8Array(out.buffer)];
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));
const fraction = (value: number): number => Math.floor((value - Math.floor(value)) * 0x100000000) >>> 0;

const PRIMES = primes(64);

function primes(count: number): number[] {
  const found: number[] = [];
  for (let number = 2; found.length < count; number++) if (found.every((prime) => number % prime !== 0)) found.push(number);
  return found;
}

const MD5_TURNS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const MD5_SINES = Array.from({ length: 64 }, (_sine, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 0x100000000));

function md5Round(state: number[], block: Uint32Array): void {
  let [a, b, c, d] = state as [number, number, number, number];
  for (let step = 0; step < 64; step++) {
    const part = step >> 4;
    const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][part] as number;
    const word = [step, 5 * step + 1, 3 * step + 5, 7 * step][part] as number;
    const sum = (a + mixed + (MD5_SINES[step] as number) + (block[word % 16] as number)) | 0;
    [a, d, c, b] = [d, c, b, (b + rotate(sum, MD5_TURNS[part * 4 + (step % 4)] as number)) | 0];
  }
  add(state, [a, b, c, d]);
}

function sha1Round(state: number[], block: Uint32Array): void {
  const words = [...block];
  for (let at = 16; at < 80; at++)
    words[at] = rotate(word(words, at - 3) ^ word(words, at - 8) ^ word(words, at - 14) ^ word(words, at - 16), 1);
  let [a, b, c, d, e] = state as [number, number, number, number, number];
  for (let step = 0; step < 80; step++) {
    const part = Math.floor(step / 20);
    const mixed = [(b & c) | (~b & d), b ^ c ^ d, (b & c) | (b & d) | (c & d), b ^ c ^ d][part] as number;
    const constant = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][part] as number;
    const next = (rotate(a, 5) + mixed + e + constant + word(words, step)) | 0;
    [e, d, c, b, a] = [d, c, rotate(b, 30), a, next];
  }
  add(state, [a, b, c, d, e]);
}

const SHA256_ROOTS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

function sha256Round(state: number[], block: Uint32Array): void {
  const words = [...block];
  for (let at = 16; at < 64; at++) {
    const early = word(words, at - 15);
    const late = word(words, at - 2);
    const small = rotate(early, 25) ^ rotate(early, 14) ^ (early >>> 3);
    const large = rotate(late, 15) ^ rotate(late, 13) ^ (late >>> 10);
    words[at] = (word(words, at - 16) + small + word(words, at - 7) + large) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let step = 0; step < 64; step++) {
    const large = rotate(e, 26) ^ rotate(e, 21) ^ rotate(e, 7);
    const first = (h + large + ((e & f) ^ (~e & g)) + (SHA256_ROOTS[step] as number) + word(words, step)) | 0;
    const second = ((rotate(a, 30) ^ rotate(a, 19) ^ rotate(a, 10)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  add(state, [a, b, c, d, e, f, g, h]);
}

function word(words: readonly number[], at: number): number {
  return words[at] as number;
}

function add(state: number[], more: readonly number[]): void {
  more.forEach((value, index) => {
    state[index] = ((state[index] as number) + value) >>> 0;
  });
}
