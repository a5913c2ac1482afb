import { READY_SHEET_WORDS } from '../../words/en/ready-sheets';
import type { ReadyKind } from '../blueprint';
import { appsAndSites } from './apps';
import { attendance } from './attendance';
import { type ReadySheet, USUAL_CHOICES } from './ready-sheet';
import { timesheet } from './timesheet';
import { weekly } from './weekly';

/** What the gallery shows, in its order. */
export const READY_SHEETS: Readonly<Partial<Record<ReadyKind, ReadySheet>>> = {
  timesheet: {
    ...READY_SHEET_WORDS.timesheet,
    defaults: USUAL_CHOICES,
    matters: ['range', 'who', 'people', 'metric', 'goal'],
    make: timesheet,
  },
  attendance: {
    ...READY_SHEET_WORDS.attendance,
    defaults: USUAL_CHOICES,
    matters: ['range', 'who', 'people', 'grace'],
    make: attendance,
  },
  weekly: {
    ...READY_SHEET_WORDS.weekly,
    defaults: { ...USUAL_CHOICES, range: { kind: 'words', words: 'last 12 weeks' } },
    matters: ['who', 'people', 'metric', 'goal'],
    make: weekly,
  },
  apps: {
    ...READY_SHEET_WORDS.apps,
    defaults: { ...USUAL_CHOICES, range: { kind: 'words', words: 'last week' } },
    matters: ['range', 'who'],
    make: appsAndSites,
  },
};
