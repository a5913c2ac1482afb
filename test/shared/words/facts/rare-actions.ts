import type * as words from '#words/rare-actions';
import type { FactsOf } from './facts-of';

const JANES = { isMine: false, name: 'Jane Doe' } as const;
const SOMEBODYS = { isMine: false } as const;

export const rareActions: FactsOf<typeof words> = {
  duplicated: [['Hours']],
  whatDeletes: [
    [true, true],
    [false, false],
  ],
  whatTakes: [
    ['Hours', JANES, true],
    ['Hours', JANES, true, 'Northfell EU'],
    ['Hours', SOMEBODYS, false],
  ],
  taken: [['Hours']],
  deleteQuestion: [['Hours']],
};
