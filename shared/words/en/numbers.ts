/** `1,204`. Not by `Intl`, which would take its time in every cell. */
export const numberWords = (value: number): string => value.toLocaleString('en-US');

/** `1 row`, `1,204 rows`. */
export const countWords = (value: number, one: string, many = `${one}s`): string => `${numberWords(value)} ${value === 1 ? one : many}`;

/** The form of a verb or word that goes with a number: `was` or `were`. */
export const agreeing = (value: number, one: string, many: string): string => (value === 1 ? one : many);
