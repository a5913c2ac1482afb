/** @jest-environment node */
import '../shared/report/refresh/small-memory';

import { USUAL_READINGS } from '../../playground/apps-script/spreadsheet/readings';
import type { Report } from '../../shared/report/definition/definition';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { triedStates } from '../doubles/tried-states';
import { activity } from '../shared/report/report-bench';
import { describeKilled } from './describe-killed';
import { type KilledCase, type KilledHost, killedHost } from './killed-host';

const DAYS = ['2026-11-21', '2026-11-22', '2026-11-23'] as const;

/** Days of the log that are read side by side, so that its rows have to be put in order. */
const LOG: KilledCase = {
  title: 'the first refresh of a log that is too large for memory',
  change: {
    stream: 'activity-log',
    range: { kind: 'words', words: 'last 3 days' },
    columns: [{ key: 'logId' }, { key: 'time' }, { key: 'titleBar' }, { key: 'duration' }],
    statusLine: true,
  } satisfies Partial<Report>,
  before: undefined,
  after: fakeOrganisation(
    3,
    [],
    Array.from({ length: 33 }, (_, index) => activity(index + 1, DAYS[index % 3] as string, { title: index % 2 ? '=1+1' : "'007" })),
  ),
};

const tried = triedStates('Google’s script ended at any moment of a first write to a sheet of its own', 4, 200);

describe.each(['taken', 'kept'] as const)('where an apostrophe before a text is %s', (apostrophe) => {
  let host: KilledHost;
  beforeAll(async () => {
    host = await killedHost({ ...USUAL_READINGS, apostrophe });
  });
  afterAll(() => host.dispose());

  describeKilled([LOG], ['in one call', 'in many calls'], () => host, tried);
});
