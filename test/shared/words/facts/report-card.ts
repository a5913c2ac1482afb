import type * as words from '#words/report-card';
import type { FactsOf } from './facts-of';

const MINE = { isMine: true } as const;
const JANES = { isMine: false, name: 'Jane Doe' } as const;
const SOMEBODYS = { isMine: false } as const;

export const reportCard: FactsOf<typeof words> = {
  refreshedWords: [
    [{ when: 'at 08:02', by: 'Jane Doe', rows: 1204, place: 'Hours!A1' }],
    [{ when: 'yesterday at 17:40', rows: 1, place: '' }],
  ],
  scheduledWords: [
    ['every day at 08:00', 'Europe/Berlin', MINE, 'tomorrow at 08:00'],
    ['every hour', undefined, JANES, undefined],
    ['every hour', undefined, SOMEBODYS, '13:00'],
    ['every hour', undefined, { ...JANES, its: 'Google account' }, '13:00'],
  ],
  requestedWords: [
    ['Joe', 'at 12:00', MINE],
    ['', 'yesterday at 17:40', JANES],
  ],
  failedTimes: [[2]],
  warningsWords: [[0], [1], [2]],
  elsewhereWords: [
    [{ by: 'Jane Doe', since: '12:00', when: 'at 12:00', isMine: false, isFree: false }],
    [{ by: '', since: 'yesterday at 17:40', when: 'yesterday at 17:40', isMine: false, isFree: true }],
    [{ by: 'Jane Doe', since: '12:00', when: 'at 12:00', isMine: false, isFree: true }],
    [{ by: 'Jane Doe', since: '12:00', when: 'at 12:00', isMine: true, isFree: true }],
    [{ by: 'Jane Doe', since: '12:00', when: 'at 12:00', isMine: true, isFree: false }],
    [{ by: 'Jane Doe', since: '12:00', when: 'at 12:00', isMine: true, isFree: false, until: '12:07' }],
    [{ by: 'Jane Doe', since: '12:00', when: 'at 12:00', isMine: true, isScheduled: true, isFree: false, until: '12:07' }],
  ],
  requestSent: [
    ['Jane Doe', 'Hours'],
    ['', 'Hours'],
  ],
  deleted: [
    ['Hours', true],
    ['Hours', false],
  ],
  keyWords: [[MINE], [JANES], [SOMEBODYS]],
  named: [['Refresh', 'Hours']],
  showInSheet: [['Hours']],
  aboutReport: [['Hours']],
  actionFrom: [['Refresh', 'Northfell EU']],
  readyOn: [['Timesheet 2']],
};
