import type { Learnt } from '../../shared/api/connections/connection';
import { learntIn, learntText } from '../../shared/api/connections/learnt-text';

/** What trying found out of a server (which form of the API, which header), kept where the caller allows it. */
export interface LearntStore {
  load(): Learnt;
  keep(learnt: Learnt): void;
}

const NAME = 'activtrak.learnt';
const SECONDS = 21_600;

/**
 * A store for what is learnt with a key, in the script's properties where it gave them.
 * @param id the word of the key, so that another key begins anew
 * @param word that of a named connection, which has a property of its own
 */
export function learntStore(
  id: string,
  word: string | undefined,
  properties: GoogleAppsScript.Properties.Properties | null | undefined,
  cache: GoogleAppsScript.Cache.Cache | null | undefined,
): LearntStore {
  const property = word === undefined ? NAME : `${NAME} ${word}`;
  let before = '';
  return {
    load() {
      before = (properties ? properties.getProperty(property) : cache?.get(`${NAME} ${id}`)) ?? '';
      return learntIn(before, id);
    },
    keep(learnt) {
      const text = learntText(learnt, id);
      if (text === before || text === learntText({}, id)) return;
      before = text;
      try {
        if (properties) properties.setProperty(property, text);
        else cache?.put(`${NAME} ${id}`, text, SECONDS);
      } catch {
        // A cell's function may not write properties; it finds out again next time.
      }
    },
  };
}
