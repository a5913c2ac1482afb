/** A key with letters that any way of writing it changes. */
export const KEY = 'Mk+7/hunted=="<8d1f>&%41~Zq';

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const reversed = (text: string): string => [...text].reverse().join('');

/** The key as people, servers and machines write it; base64 of it begins anew after one, two or three other bytes. */
export const FORMS: readonly string[] = [
  KEY,
  encodeURIComponent(KEY),
  encodeURIComponent(encodeURIComponent(KEY)),
  JSON.stringify(KEY).slice(1, -1),
  KEY.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'),
  reversed(KEY),
  reversed(`Bearer ${KEY}`),
  Buffer.from(KEY).toString('hex'),
  base64(KEY).replace(/=+$/, ''),
  Buffer.from(KEY).toString('base64url'),
  // With a blank for every plus, cut at either end, in groups and over lines, put together, in other bytes.
  KEY.replace(/\+/g, ' '),
  KEY.slice(0, 18),
  KEY.slice(-18),
  KEY.slice(1),
  KEY.slice(0, -1),
  KEY.slice(0, KEY.length / 2),
  (KEY.match(/.{1,6}/g) ?? []).join(' '),
  (KEY.match(/.{1,7}/g) ?? []).join('\n'),
  (KEY.match(/.{1,7}/g) ?? []).join('" + "'),
  base64(`Authorization: Bearer ${KEY}`).slice(0, 40),
  base64(base64(KEY)),
  (Buffer.from(KEY).toString('hex').match(/../g) ?? []).join(' '),
  [...Buffer.from(KEY)].join(' '),
  [...KEY].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join(''),
  [...KEY].join('\u200b'),
  ...['', 'a', 'ab', 'Bearer '].map((before) => base64(before + KEY).slice(Math.ceil((before.length * 4) / 3), -4)),
];

/** The forms of the key that are in a text, whatever its letter case. */
export function found(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return FORMS.filter((form) => lower.includes(form.toLowerCase()) || lower.includes(JSON.stringify(form).slice(1, -1).toLowerCase()));
}
