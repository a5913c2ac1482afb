import type * as words from '#words/answers';
import type { FactsOf } from './facts-of';

const STATUSES = [402, 404, 405, 407, 410, 413, 414, 451, 418];

export const answers: FactsOf<typeof words> = {
  waitWords: [[1], [60_000], [90_000], [3_600_000], [3 * 3_600_000], [72 * 3_600_000]],
  limitingRequests: [[undefined], [120_000]],
  keyRefused: [
    ["the spreadsheet owner's key", 401],
    ['your key', 403],
  ],
  knownStatus: STATUSES.map((status) => [status] as const),
  serverTrouble: [[503], [503, 30_000]],
  emptyAnswer: [[200], [204, 3_600_000]],
  leadsElsewhere: [
    [302, undefined, false],
    [301, 'login.example.com', false],
    [308, 'api.activtrak.com', true],
  ],
  notAccepted: [
    [400, '', false],
    [400, 'The date range is too long', false],
    [400, '', true],
  ],
  answerUnreadable: [
    ['end'],
    ['brackets'],
    ['value'],
    ['json'],
    ['object'],
    ['name'],
    ['colon'],
    ['comma'],
    ['number'],
    ['list'],
    ['rest'],
  ],
  dateUnclear: [['11/05/2026', 'Date']],
  otherPeople: [[]],
  rowsMissing: [
    [1, 0],
    [12_000, 11_999],
  ],
};
