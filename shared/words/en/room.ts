import { numberWords } from './numbers';

/** A report that has more rows, or makes a file of more cells, than the host can hold. */
export const tooLarge = (needed: number, most: number, what: 'rows' | 'cells'): string =>
  `This needs ${numberWords(needed)} ${what === 'rows' ? 'rows in a sheet' : 'cells in a file'}, and the limit is ${numberWords(most)}. Choose fewer days or columns, or delete sheets that you don't need.`;
