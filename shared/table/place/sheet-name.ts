/** Excel takes no longer names of sheets. */
export const MOST_NAME_CHARACTERS = 31;

/**
 * Whether every host takes a name for a sheet: Excel takes none that is empty or longer, none with these signs, and not its own `History`. What else a
 * host has against a name, it says when it makes a sheet.
 */
export const isPlainName = (name: string): boolean =>
  name !== '' && name.length <= MOST_NAME_CHARACTERS && !/[:\\/?*[\]]|^'|'$/.test(name) && name.toLowerCase() !== 'history';

/** A text as a name that every host takes for a sheet; `''` where nothing is left of it. @param most how many characters it may have */
export const nameForSheet = (text: string, most = MOST_NAME_CHARACTERS): string =>
  nameStart(text.replace(/[:\\/?*[\]]/g, ' '), most).replace(/^['\s]+|['\s]+$/g, '');

/** The beginning of a name, without half of a character that counts as two. */
export const nameStart = (name: string, most: number): string => name.slice(0, most).replace(/[\ud800-\udbff]$/, '');
