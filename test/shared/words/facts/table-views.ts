import type * as words from '#words/table-views';
import type { FactsOf } from './facts-of';

export const tableViews: FactsOf<typeof words> = { granteeWrong: [['everybody']] };
