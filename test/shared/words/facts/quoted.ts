import type * as words from '#words/quoted';
import type { FactsOf } from './facts-of';

export const quoted: FactsOf<typeof words> = {
  quoted: [[' Jane Doe '], ['a very long text that somebody pasted', 11]],
  andOthers: [
    [['A1', 'B2'], 3],
    [['A1', 'B2', 'C3'], 2],
  ],
  sentence: [["the spreadsheet's owner"]],
};
