import { READY_SHEET_WORDS } from '#words/ready-sheets';
import type { ReadyKind } from '../blueprint';
import { appsAndSites } from './apps';
import { attendance } from './attendance';
import { computers } from './computers';
import { heatMap } from './heat-map';
import { officeAndRemote } from './office-remote';
import { payroll } from './payroll';
import { productiveMix } from './productive-mix';
import { type ReadySheet, USUAL_CHOICES } from './ready-sheet';
import { timesheet } from './timesheet';
import { utilization } from './utilization';
import { weekly } from './weekly';

/** What the gallery shows, in its order. */
export const READY_SHEETS: Readonly<Record<ReadyKind, ReadySheet>> = {
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
  'heat-map': {
    ...READY_SHEET_WORDS['heat-map'],
    defaults: USUAL_CHOICES,
    matters: ['range', 'who', 'people', 'metric'],
    make: heatMap,
  },
  payroll: {
    ...READY_SHEET_WORDS.payroll,
    defaults: { ...USUAL_CHOICES, range: { kind: 'words', words: 'last month' } },
    matters: ['range', 'who', 'people', 'metric', 'goal', 'weekStart'],
    make: payroll,
  },
  weekly: {
    ...READY_SHEET_WORDS.weekly,
    defaults: { ...USUAL_CHOICES, range: { kind: 'words', words: 'last 12 weeks' } },
    matters: ['who', 'people', 'metric', 'goal'],
    make: weekly,
  },
  utilization: {
    ...READY_SHEET_WORDS.utilization,
    defaults: { ...USUAL_CHOICES, metric: 'productiveActive' },
    matters: ['range', 'who', 'people', 'metric', 'goal'],
    make: utilization,
  },
  'productive-mix': {
    ...READY_SHEET_WORDS['productive-mix'],
    defaults: USUAL_CHOICES,
    matters: ['range', 'who', 'people'],
    make: productiveMix,
  },
  apps: {
    ...READY_SHEET_WORDS.apps,
    defaults: { ...USUAL_CHOICES, range: { kind: 'words', words: 'last week' } },
    matters: ['range', 'who'],
    make: appsAndSites,
  },
  'office-remote': {
    ...READY_SHEET_WORDS['office-remote'],
    defaults: USUAL_CHOICES,
    matters: ['range', 'who', 'people', 'metric'],
    make: officeAndRemote,
  },
  computers: {
    ...READY_SHEET_WORDS.computers,
    defaults: { ...USUAL_CHOICES, range: { kind: 'words', words: 'last 30 days' }, metric: 'total' },
    matters: ['range', 'who', 'people', 'metric'],
    make: computers,
  },
};
