import type { Report } from '../../shared/report/definition/definition';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { triedStates } from '../doubles/tried-states';
import { logOf } from '../shared/report/killed/killed-cases';
import { DAYS } from '../shared/report/report-bench';
import { type ClosedCase, describeClosed } from './describe-closed';

const LOG: Partial<Report> = {
  stream: 'activity-log',
  range: { kind: 'words', words: 'last 3 days' },
  columns: [{ key: 'logId' }, { key: 'time' }, { key: 'titleBar' }, { key: 'duration' }],
};

const CASES: readonly ClosedCase[] = [
  {
    title: 'the first refresh',
    change: { statusLine: true, unit: 'days' },
    before: undefined,
    after: fakeOrganisation(2, DAYS),
    table: false,
  },
  { title: 'more hours', change: {}, before: fakeOrganisation(2, DAYS.slice(0, 4)), after: fakeOrganisation(3, DAYS), table: false },
  {
    title: 'more hours in a table',
    change: {},
    before: fakeOrganisation(2, DAYS.slice(0, 4)),
    after: fakeOrganisation(3, DAYS),
    table: true,
  },
  {
    title: 'fewer hours in a table',
    change: {},
    before: fakeOrganisation(3, DAYS),
    after: fakeOrganisation(2, DAYS.slice(2)),
    table: true,
  },
  {
    title: 'hours to merge',
    change: { disposition: 'merge' },
    before: fakeOrganisation(2, DAYS.slice(0, 4)),
    after: fakeOrganisation(3, DAYS),
    table: false,
  },
  { title: 'the log to append', change: { ...LOG, disposition: 'append' }, before: logOf(7), after: logOf(12), table: false },
  {
    title: 'groups of the log to merge',
    change: { ...LOG, version: 2, columns: [], rollup: { by: ['day', 'application'], measures: ['time', 'people'] }, disposition: 'merge' },
    before: logOf(4),
    after: logOf(9),
    table: false,
  },
];

const tried = triedStates('An Excel workbook closed at any moment', CASES.length * 2, 220);
describeClosed(CASES, tried);
