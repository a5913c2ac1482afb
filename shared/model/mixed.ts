/** FNV-1a over the text's characters, going on from `hash`: readings are compared, nobody attacks. */
export function mixed(hash: number, text: string): number {
  let mix = hash ^ 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) mix = Math.imul(mix ^ text.charCodeAt(at), 0x01000193);
  return mix >>> 0;
}

/** A record's key in 53 bits. */
export const wordOfKey = (key: string): string => (mixed(0, key) * 2 ** 21 + (mixed(1, key) >>> 11)).toString(36);
