import { SOMETHING_WRONG, sendCode } from '#words/unexpected';
import { ActivTrakError, isActivTrakError } from './errors';
import { scrubbed } from './scrubbed';

/** A cause that nobody expected. */
export interface Trouble {
  /** Six capital letters and digits, none of which looks like another: what the person's sentence names. */
  readonly id: string;
  /** What was at work: `panel refresh`, `ACTIVTRAK_HOURS`. */
  readonly where: string;
  /** What it was, over several lines; neither a key nor a name is in it. */
  readonly cause: string;
}

/** Where unexpected causes go, for whoever looks after the product: a port with one adapter a host. */
export interface Diagnostics {
  /** Puts a cause where it can be found by its id. What it throws is lost. */
  tell(trouble: Trouble): void;
}

/** Without 0, 1, I, L and O, as people read it out. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 6;

/** Tells of a cause, and gives the id by which it is found. */
export function told(cause: unknown, diagnostics: Diagnostics, where: string): string {
  const id = Array.from({ length: LENGTH }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('');
  try {
    diagnostics.tell({ id, where, cause: scrubbed(cause) });
  } catch {
    // The person needs the sentence, whether anybody keeps the cause or not.
  }
  return id;
}

/**
 * A failure in words for people: as it is where it has a sentence already; else the cause is told, and the sentence names its id.
 * @param where what was at work, in words that hold no name
 * @param what what the person has to know of it
 */
export function worded(cause: unknown, diagnostics: Diagnostics, where: string, what = SOMETHING_WRONG): ActivTrakError {
  if (isActivTrakError(cause)) return cause;
  const id = told(cause, diagnostics, where);
  return new ActivTrakError('unexpected', sendCode(what, id), { cause });
}

/** A cause as a text for a log. */
export const troubleText = ({ id, where, cause }: Trouble): string => `Live Data for ActivTrak, code ${id}, in ${where}:\n${cause}`;
