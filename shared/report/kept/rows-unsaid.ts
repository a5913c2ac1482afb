import { typedRemoved } from '#words/places';

/** Stands where a sentence has a fact. */
const FACT = '\u0000';

/** Sentences as they were kept, without the rows whose notes were removed: a report that names nobody from now on leaves none there. */
export function rowsUnsaid(text: string): string {
  const [, before = '', after = ''] = typedRemoved(FACT, FACT).split(FACT);
  const [, unsaid = ''] = typedRemoved(FACT, '').split(FACT);
  return text.replace(new RegExp(`${literal(before)}.*?${literal(after)}(?= |$)`, 'gs'), unsaid);
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
