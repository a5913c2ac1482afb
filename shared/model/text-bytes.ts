/** The bytes of a text in UTF-8. */
export function bytesOf(text: string): number {
  // Most characters of most texts have one byte each, and are not looked at one by one.
  const others = text.replace(/[^\u0080-\uffff]+/g, '');
  let bytes = text.length - others.length;
  for (const character of others) {
    const code = character.codePointAt(0) as number;
    bytes += code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
