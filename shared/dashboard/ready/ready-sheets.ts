import { READY_SHEET_WORDS } from '../../words/en/ready-sheets';
import type { ReadyKind } from '../blueprint';
import { type ReadySheet, USUAL_CHOICES } from './ready-sheet';
import { timesheet } from './timesheet';

/** What the gallery shows, in its order. */
export const READY_SHEETS: Readonly<Partial<Record<ReadyKind, ReadySheet>>> = {
  timesheet: {
    ...READY_SHEET_WORDS.timesheet,
    defaults: USUAL_CHOICES,
    matters: ['range', 'who', 'people', 'metric', 'goal'],
    make: timesheet,
  },
};
