import type * as words from '#words/excel-page';
import type { FactsOf } from './facts-of';

export const excelPage: FactsOf<typeof words> = {};
