/** Excel takes no longer names of sheets. */
export const MOST_NAME_CHARACTERS = 31;

/**
 * Whether every host takes a name for a sheet: Excel takes none that is empty or longer, none with these signs, and not its own `History`. What else a
 * host has against a name, it says when it makes a sheet.
 */
export const isPlainName = (name: string): boolean =>
  name !== '' && name.length <= MOST_NAME_CHARACTERS && !/[:\\/?*[\]]|^'|'$/.test(name) && name.toLowerCase() !== 'history';
