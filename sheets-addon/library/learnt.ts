import type { Learnt } from '../../shared/api/connection';

/** What trying found out of a server (which form of the API, which header), kept where the caller allows it. */
export interface LearntStore {
  load(): Learnt;
  keep(learnt: Learnt): void;
}

const NAME = 'activtrak.learnt';
const SECONDS = 21_600;

/** @param id the word of the key, so that another key begins anew */
export function learntStore(
  id: string,
  properties: GoogleAppsScript.Properties.Properties | null | undefined,
  cache: GoogleAppsScript.Cache.Cache | null | undefined,
): LearntStore {
  let before = '';
  return {
    load() {
      before = (properties ? properties.getProperty(NAME) : cache?.get(`${NAME} ${id}`)) ?? '';
      return parsed(before, id);
    },
    keep({ dialect, keyHeader }) {
      const text = JSON.stringify({ id, dialect, keyHeader });
      if ((dialect === undefined && keyHeader === undefined) || text === before) return;
      before = text;
      try {
        if (properties) properties.setProperty(NAME, text);
        else cache?.put(`${NAME} ${id}`, text, SECONDS);
      } catch {
        // A cell's function may not write properties; it finds out again next time.
      }
    },
  };
}

function parsed(text: string, id: string): Learnt {
  try {
    const { id: own, dialect, keyHeader } = JSON.parse(text) as Learnt & { readonly id?: string };
    return own === id ? { ...(dialect ? { dialect } : {}), ...(keyHeader ? { keyHeader } : {}) } : {};
  } catch {
    return {};
  }
}
