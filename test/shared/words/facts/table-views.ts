import type * as words from '../../../../shared/words/en/table-views';
import type { FactsOf } from './facts-of';

export const tableViews: FactsOf<typeof words> = { granteeWrong: [['everybody']] };
