/** FNV-1a over the text's characters, going on from `hash`: readings are compared, nobody attacks. */
export function mixed(hash: number, text: string): number {
  let mix = hash ^ 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) mix = Math.imul(mix ^ text.charCodeAt(at), 0x01000193);
  return mix >>> 0;
}

/** A record's key in 53 bits. */
export function wordOfKey(key: string): string {
  // Twice `mixed`, in one go: every record that is read has such a word.
  let [high, low] = [0x811c9dc5, 1 ^ 0x811c9dc5];
  for (let at = 0; at < key.length; at += 1) {
    const code = key.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x01000193);
  }
  return ((high >>> 0) * 2 ** 21 + (low >>> 11)).toString(36);
}
