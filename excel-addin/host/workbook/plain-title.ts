/** A text of a chart that stays text: whether Excel takes one with `=` in front for a formula is nowhere said. */
export const plainTitle = (text: string): string => (text.startsWith('=') ? ` ${text}` : text);
