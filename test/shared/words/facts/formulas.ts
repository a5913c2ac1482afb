import type * as words from '#words/formulas';
import type { FactsOf } from './facts-of';

const [HOLDER, OWNER] = ["the spreadsheet owner's key", "the spreadsheet's owner"];

export const formulas: FactsOf<typeof words> = {
  oneCell: [['unit', 1200]],
  notUnit: [['parsecs']],
  notLimit: [['many', 50_000]],
  idAndName: [['42', 'user', ['user:42', 'user:1043']]],
  namesakes: [['Robin Halvard', 'user', ['user:1042', 'user:1043']]],
  renamed: [['Jane Doe', 'Jane Roe', 'user:42']],
  nobodyCalled: [
    ['user', 'Jan', 'user:Jane Doe'],
    ['user', '99'],
    ['group', 'Sals', 'group:Sales'],
    ['computer', 'LAPTOP-7'],
  ],
  computersApart: [[]],
  limitedTo: [[['group:Sales', 'user:42']], [['user:1', 'user:2', 'user:3', 'user:4', 'user:5', 'user:6', 'user:7']]],
  logOf: [[undefined], ['Jane Doe']],
  outsideLimits: [
    ['“Jane Doe”', HOLDER, 'group:Sales, user:42', OWNER],
    ["Everyone's log", 'your key on this device', 'group:Sales', 'you'],
  ],
  limitsNameNobody: [
    [HOLDER, 'group:Sales', OWNER],
    [HOLDER, '', OWNER],
  ],
  stillFetching: [[]],
  olderOnesMissing: [['2026-11-25'], ['2026-11-25 09:30']],
  newestOnly: [[1], [998]],
  inCell: [['2, 3', 'There is no person “Nobody”. ACTIVTRAK_USERS() lists those that the key can see.']],
  withoutTotals: [
    [['Cell 2: …'], 0],
    [['Cell 2: …', 'Cell 4: …', 'Cell 5: …'], 9],
  ],
  notATime: [['1:30']],
  sayWhatToAdd: [[['active', 'passive', 'total']]],
  cannotAddUp: [['salary', ['active', 'passive', 'total']]],
  connectedWith: [
    ['api.activtrak.com', HOLDER],
    ['api-eu.activtrak.com', HOLDER, 'Northfell EU'],
  ],
  activitySeen: [
    [1, undefined, 0],
    [1204, '2026-03-31 08:02', 1],
    [12, '2026-03-31 08:02', 5],
  ],
  hoursGoBackTo: [['2026-01-01']],
};
