import type * as words from '#words/formula-keys';
import type { FactsOf } from './facts-of';

export const formulaKeys: FactsOf<typeof words> = {
  formulasUnconnected: [
    ["the spreadsheet owner's key", "the spreadsheet's owner"],
    ['your key on this device', 'you'],
  ],
  formulasNotAllowed: [
    ["the spreadsheet owner's key", "the spreadsheet's owner"],
    ['your key on this device', 'you'],
  ],
  notChoosable: [
    ['Acme', "the spreadsheet's owner"],
    ['Acme', 'you'],
  ],
};
