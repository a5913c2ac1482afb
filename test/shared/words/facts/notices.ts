import type * as words from '#words/notices';
import type { FactsOf } from './facts-of';

export const notices: FactsOf<typeof words> = {
  noticeTitle: [
    ['failing', 'Hours'],
    ['overdue', 'Hours'],
    ['works-again', 'Hours'],
    ['ran-late', 'Hours'],
    ['consent', ''],
    ['consent-again', ''],
    ['unserved', ''],
    ['served-again', ''],
    ['alerts', 'Hours', 1],
    ['alerts', 'Hours', 1200],
    ['test', ''],
  ],
  aboutPeople: [
    [['Jane Doe'], 0],
    [['Jane Doe', 'John Roe'], 0],
    [['Jane Doe', 'John Roe'], 4],
    [['Jane Doe'], 1],
    [['Jane Doe', 'John Roe'], undefined],
  ],
};
