import type { Filter } from '../../api/streams/filter';
import { mixed } from '../../model/mixed';

/** The word of one who is asked about. */
export const filterWord = ({ kind, id }: Filter): string => `${kind} ${id}`;

/** A word for all of some words, whatever their order, short enough for a key of the cache however many they are. */
export function wordOfAll(words: readonly string[]): string {
  const text = [...words].sort().join(' ');
  return words.length < 2 ? text : `${words.length} ${text.length} ${mixed(0, text)} ${mixed(1, text)}`;
}
