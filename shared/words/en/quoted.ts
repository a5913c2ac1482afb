/** What somebody wrote, in quotation marks; a long text by its beginning. */
export const quoted = (text: string, most = 40): string => `“${text.trim().slice(0, most)}”`;

/** The first few of a list, and whether there are others. */
export const andOthers = (all: readonly string[], most: number): string =>
  `${all.slice(0, most).join(', ')}${all.length > most ? ' and others' : ''}`;

/** The beginning of a sentence. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
