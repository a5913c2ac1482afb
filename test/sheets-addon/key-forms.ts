/** A key with letters that any way of writing it changes. */
export const KEY = 'Mk+7/hunted=="<8d1f>&%41~Zq';

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const reversed = (text: string): string => [...text].reverse().join('');

/** A key as people, servers and machines write it; base64 of it begins anew after one, two or three other bytes. */
export const formsOf = (key: string): readonly string[] => [
  key,
  encodeURIComponent(key),
  encodeURIComponent(encodeURIComponent(key)),
  JSON.stringify(key).slice(1, -1),
  key.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'),
  reversed(key),
  reversed(`Bearer ${key}`),
  Buffer.from(key).toString('hex'),
  base64(key).replace(/=+$/, ''),
  Buffer.from(key).toString('base64url'),
  // With a blank for every plus, cut at either end, in groups and over lines, put together, in other bytes.
  key.replace(/\+/g, ' '),
  key.slice(0, 18),
  key.slice(-18),
  key.slice(1),
  key.slice(0, -1),
  key.slice(0, key.length / 2),
  (key.match(/.{1,6}/g) ?? []).join(' '),
  (key.match(/.{1,7}/g) ?? []).join('\n'),
  (key.match(/.{1,7}/g) ?? []).join('" + "'),
  base64(`Authorization: Bearer ${key}`).slice(0, 40),
  base64(base64(key)),
  (Buffer.from(key).toString('hex').match(/../g) ?? []).join(' '),
  [...Buffer.from(key)].join(' '),
  [...key].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join(''),
  [...key].join('\u200b'),
  ...['', 'a', 'ab', 'Bearer '].map((before) => base64(before + key).slice(Math.ceil((before.length * 4) / 3), -4)),
];

/** The forms of the key. */
export const FORMS: readonly string[] = formsOf(KEY);

/** A form as it may be written, in small letters: in JSON it looks otherwise where it has to be escaped. */
const looksOf = (form: string): readonly string[] => [
  ...new Set([form, JSON.stringify(form).slice(1, -1)].map((look) => look.toLowerCase())),
];

/** By lists of forms: a hunt asks for the same ones in hundreds of texts. */
const looks = new WeakMap<readonly string[], readonly (readonly string[])[]>();

/** The forms of the key that are in a text, whatever its letter case. */
export function found(text: string, forms: readonly string[] = FORMS): readonly string[] {
  const lower = text.toLowerCase();
  const wanted = looks.get(forms) ?? forms.map(looksOf);
  looks.set(forms, wanted);
  return forms.filter((_, at) => wanted[at]?.some((look) => lower.includes(look)));
}
