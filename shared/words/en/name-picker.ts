import { countWords } from './numbers';

export const PICKER_EXAMPLE = 'Type a name or an ID';
export const LOOKING_UP = 'Looking up names…';
export const NAMES_REFUSED = "Your key can't read names, so these come from recent rows. You can also add others by ID.";
export const NO_MATCH = 'No match. You can also add an ID.';
export const tooManyMatches = (matches: number): string => `${countWords(matches, 'match', 'matches')}. Type more letters.`;
export const chosen = (name: string): string => `${name} was added.`;
export const unchosen = (name: string): string => `${name} was removed.`;

/** The lists of those who are chosen and found, for who can't see where they stand. */
export const chosenOf = (label: string): string => `${label}: chosen`;
export const removeName = (name: string): string => `Remove ${name}`;
export const foundOf = (label: string): string => `${label}: found`;
