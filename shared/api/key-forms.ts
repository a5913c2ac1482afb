/**
 * Whether a text holds a key, also as machines write it: percent-encoded, escaped for HTML or JSON, in Base64 or hexadecimal, backwards,
 * in other letter case. Servers repeat what they were told, and their words end in cells, logs and caches that others see.
 */
export function holdsKey(text: string, key: string): boolean {
  if (key === '') return false;
  const lower = text.toLowerCase();
  const bare = key.toLowerCase();
  if (readings(text).some((reading) => reading.includes(bare)) || plain(text).includes(plain(key))) return true;
  const coded = [backwards(key), hexadecimal(key), ...base64Cores(key)].filter((form) => form !== '');
  const urlSafe = lower.replace(/-/g, '+').replace(/_/g, '/');
  return coded.some((form) => lower.includes(form.toLowerCase()) || urlSafe.includes(form.toLowerCase()));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The text as it stands, and decoded once to three times, and without backslashes. Each counts, because a key may have a per cent sign of
 * its own: what stands behind it would be decoded with it.
 */
function readings(text: string): readonly string[] {
  const found = [text];
  for (let now = text, round = 0; round < 3; round += 1) {
    now = now
      .replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) => String.fromCharCode(Number.parseInt(code, hex === '' ? 10 : 16)))
      .replace(/&(amp|lt|gt|quot|apos);/gi, (entity, name: string) => ENTITIES[name.toLowerCase()] ?? entity);
    found.push(now);
  }
  return [...found, ...found.map(withoutBackslashes)].map((reading) => reading.toLowerCase());
}

const withoutBackslashes = (text: string): string =>
  text.replace(/\\(?:u00([0-9a-f]{2}))?/gi, (_, code: string | undefined) =>
    code === undefined ? '' : String.fromCharCode(Number.parseInt(code, 16)),
  );

/** The text without all that different writings put around its letters. */
const plain = (text: string): string => readings(text).slice(-1).join('');

const backwards = (key: string): string => key.split('').reverse().join('');

/** Keys have letters of ASCII alone, so that a letter is a byte. */
const hexadecimal = (key: string): string =>
  key
    .split('')
    .map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('');

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What Base64 (RFC 4648) makes of a key whatever stands before and behind it: it takes three bytes at a time, so there are three ways. */
function base64Cores(key: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const bits = key
      .slice((3 - before) % 3)
      .split('')
      .map((letter) => letter.charCodeAt(0).toString(2).padStart(8, '0'))
      .join('');
    const sixes = bits.match(/.{6}/g) ?? [];
    return sixes.map((six) => ALPHABET[Number.parseInt(six, 2)]).join('');
  });
}
