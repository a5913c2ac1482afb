import type { Report } from '../../shared/report/definition/definition';
import { type FakeOrganisation, fakeOrganisation } from '../doubles/fake-organisation';
import { triedStates } from '../doubles/tried-states';
import { activity } from '../shared/report/report-bench';
import { describeKilled } from './describe-killed';
import { type KilledCase, type KilledHost, killedHost } from './killed-host';

const logOf = (count: number): FakeOrganisation =>
  fakeOrganisation(
    3,
    [],
    Array.from({ length: count }, (_, index) =>
      activity(index + 1, index % 5 === 4 ? '2026-11-22' : '2026-11-23', { executable: index % 3 === 0 ? '=1+1' : 'editor.exe' }),
    ),
  );

const GROUPS: Partial<Report> = {
  version: 2,
  stream: 'activity-log',
  range: { kind: 'words', words: 'last 3 days' },
  columns: [],
  rollup: { by: ['day', 'application'], measures: ['time', 'activities', 'people'] },
};

const CASES: readonly KilledCase[] = [
  { title: 'groups to keep, with late records', change: { ...GROUPS, disposition: 'merge' }, before: logOf(4), after: logOf(9) },
];

const tried = triedStates('A grouped refresh killed on Google', CASES.length, 46);

let host: KilledHost;
beforeAll(async () => {
  host = await killedHost();
}, 60_000);
afterAll(() => host.dispose());

describeKilled(CASES, ['in many calls'], () => host, tried);
