import type * as words from '#words/table-names';
import type { FactsOf } from './facts-of';

export const tableNames: FactsOf<typeof words> = {
  wrongTablePart: [
    ['project', ''],
    ['project', 'Acme Reports'],
    ['dataset', ' '],
    ['dataset', 'live-data'],
    ['table', ''],
    ['table', 'hours$20260331'],
    ['location', ''],
    ['location', 'Frankfurt am Main'],
  ],
};
