import type { Task } from '../task';
import { isIdentity } from './record-key';
import type { RowHeap } from './row-heap';

/** What the rows of a reading are in one word, and whether records come twice in them. */
export interface Signature {
  readonly word: string;
  /** Whether two rows have one identity. */
  readonly twice: boolean;
  /** Whether two rows are alike in every cell. */
  readonly alike: boolean;
}

/** @param width how many cells of a row are looked at; the key is in the next one */
export function* signatureOf(heap: RowHeap, from: number, width: number): Task<Signature> {
  const places = Array.from({ length: width + 1 }, (_, place) => place);
  const keys = new Set<string>();
  const again = new Set<string>();
  let [hash, count] = [0, 0];
  yield* heap.each(from, places, (row) => {
    const key = String(row[width]);
    if (keys.has(key)) again.add(key);
    keys.add(key);
    hash = mixed(hash, row.join('\n'));
    count += 1;
  });
  keys.clear();
  const alike = again.size > 0 && (yield* areAlike(heap, from, places, again));
  return { word: `${count} ${(hash >>> 0).toString(36)}`, twice: [...again].some(isIdentity), alike };
}

/** Whether two rows of one key are alike in every cell; only rows with such a key are looked at, so that memory stays small. */
function* areAlike(heap: RowHeap, from: number, places: readonly number[], again: ReadonlySet<string>): Task<boolean> {
  const rows = new Set<string>();
  let alike = false;
  yield* heap.each(from, places, (row) => {
    if (!again.has(String(row[row.length - 1]))) return;
    const text = row.join('\n');
    alike ||= rows.has(text);
    rows.add(text);
  });
  return alike;
}

/** FNV-1a over the text's characters, going on from `hash`: two readings are compared, nobody attacks. */
function mixed(hash: number, text: string): number {
  let mix = hash ^ 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) mix = Math.imul(mix ^ text.charCodeAt(at), 0x01000193);
  return mix;
}
