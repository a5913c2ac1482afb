import { numberWords } from './numbers';

/** What helps where a sheet is full. Fewer days help no report that keeps the earlier ones, and other sheets have room of their own. */
export const FEWER_OR_ANEW = 'Choose fewer days, or make a new report on another sheet if this one keeps earlier rows.';

/** A report that has more rows, or makes a file of more cells, than the host can hold. */
export const tooLarge = (needed: number, most: number, what: 'rows' | 'cells'): string =>
  what === 'rows'
    ? `This needs ${numberWords(needed)} rows in a sheet, and the limit is ${numberWords(most)}. ${FEWER_OR_ANEW}`
    : `This needs ${numberWords(needed)} cells in a file, and the limit is ${numberWords(most)}. Choose fewer days or columns, or delete sheets that you don't need.`;
