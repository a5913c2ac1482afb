/** Text as UTF-8 and back, without the platform's encoders: a script's realm has none, nor may the services rely on one. */

/** Each of these characters takes one byte. */
const ASCII = /^[\0-\x7f]*$/;

/** How many bytes a text takes. */
function utf8Length(text: string): number {
  if (ASCII.test(text)) return text.length;
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    else if (unit >= 0xd800 && unit < 0xdc00) {
      length += 4;
      index++;
    } else length += 3;
  }
  return length;
}

/** Whether texts take more bytes together than so many. */
export function takesMore(texts: readonly string[], bytes: number): boolean {
  let units = 0;
  for (const text of texts) units += text.length;
  // Three bytes are the most that a unit takes: of nearly all texts there is nothing to count.
  return 3 * units > bytes && texts.reduce((sum, text) => sum + utf8Length(text), 0) > bytes;
}

/** The bytes, from 0 to 255. */
export function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  return bytes;
}

/** The text that bytes stand for; what is not UTF-8 becomes U+FFFD. */
export function utf8Text(bytes: readonly number[]): string {
  let text = '';
  for (let index = 0; index < bytes.length; ) {
    const lead = bytes[index++] as number;
    const more = lead < 0x80 ? 0 : lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : -1;
    let point = more < 0 ? 0xfffd : more === 0 ? lead : lead & (0x3f >> more);
    for (let left = more; left > 0; left--) {
      const next = bytes[index];
      if (next === undefined || (next & 0xc0) !== 0x80) {
        point = 0xfffd;
        break;
      }
      point = (point << 6) | (next & 63);
      index++;
    }
    text += point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  }
  return text;
}

/** Google's services count bytes from -128 to 127. */
export function signed(bytes: readonly number[]): number[] {
  return bytes.map((byte) => (byte > 127 ? byte - 256 : byte));
}

export function unsigned(bytes: readonly number[]): number[] {
  return bytes.map((byte) => byte & 255);
}
