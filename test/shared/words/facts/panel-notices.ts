import type * as words from '#words/panel-notices';
import type { FactsOf } from './facts-of';

export const panelNotices: FactsOf<typeof words> = {
  ownerAbsent: [
    ['leaving', ['Hours', 'Log'], 'Jane Doe', undefined],
    ['key', ['Hours', 'Log'], 'Jane Doe', undefined],
    ['connection', ['Hours'], '', 'Northfell EU'],
    ['consent', ['Hours'], 'Jane Doe', undefined],
  ],
  schedulesWithoutKey: [[['Hours']], [['Hours', 'Payroll of the whole company']]],
  zoneChanged: [['Europe/Berlin', 'America/New_York']],
  ownOverdue: [['Hours']],
  theirsOverdue: [
    ['Hours', 'Jane Doe'],
    ['Hours', ''],
  ],
  waitsForOwner: [
    ['Hours', 'Jane Doe'],
    ['Hours', ''],
  ],
};
