import type * as words from '../../../../shared/words/en/excel-page';
import type { FactsOf } from './facts-of';

export const excelPage: FactsOf<typeof words> = {};
