const FORMAT = new Intl.NumberFormat('en-US');

/** `1,204`. */
export const numberWords = (value: number): string => FORMAT.format(value);

/** `1 row`, `1,204 rows`. */
export const countWords = (value: number, one: string, many = `${one}s`): string => `${numberWords(value)} ${value === 1 ? one : many}`;
