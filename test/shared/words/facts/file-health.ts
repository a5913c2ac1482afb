import type * as words from '#words/file-health';
import type { FactsOf } from './facts-of';

export const fileHealth: FactsOf<typeof words> = {
  takeAllOf: [['Jane Doe'], ['']],
  cellsWords: [
    [4200, 10_000_000],
    [1_250_000, 10_000_000],
    [4200, undefined],
  ],
  requestsWords: [[1], [410.2]],
  runTimeWords: [
    [0, 4_800_000],
    [20_000, 4_800_000],
    [720_000, 4_800_000],
    [720_000, undefined],
  ],
  ofReports: [[['Hours', 'Log']]],
  takesAll: [
    ['Jane Doe', ['Hours', 'Log']],
    ['', ['Hours']],
    ['Jane Doe', ['Hours', 'Log'], ['Northfell EU', 'Acme']],
  ],
  takenAll: [[1], [3]],
  leftWith: [['Log', 'This report uses the connection “Northfell EU”, and you have none with this name.']],
  costWords: [
    [{ requests: undefined, ms: undefined, requestsPerDay: undefined, msPerDay: undefined }],
    [{ requests: 1, ms: 900, requestsPerDay: 0, msPerDay: 0 }],
    [{ requests: 12, ms: 8400, requestsPerDay: 288, msPerDay: 201_600 }],
  ],
  failedInARow: [[1], [3]],
};
