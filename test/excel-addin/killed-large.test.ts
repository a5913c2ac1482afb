/** @jest-environment node */
import '../shared/report/refresh/small-memory';

import { fakeOrganisation } from '../doubles/fake-organisation';
import { triedStates } from '../doubles/tried-states';
import { activity, DAYS } from '../shared/report/report-bench';
import { type ClosedCase, describeClosed } from './describe-closed';

/** Days of the log that are read side by side, so that its rows have to be put in order. */
const CASES: readonly ClosedCase[] = (['replace', 'append'] as const).map((disposition) => ({
  title: `the first refresh of a log that is too large for memory, to ${disposition}`,
  change: {
    stream: 'activity-log',
    disposition,
    range: { kind: 'words', words: 'last 7 days' },
    columns: [{ key: 'logId' }, { key: 'time' }, { key: 'titleBar' }, { key: 'duration' }],
    statusLine: disposition === 'append',
  },
  before: undefined,
  after: fakeOrganisation(
    3,
    [],
    Array.from({ length: 40 }, (_, at) => activity(at + 1, DAYS[(at * 3) % DAYS.length] as string, { title: at % 2 ? '=1+1' : "'007" })),
  ),
  table: false,
}));

const tried = triedStates('An Excel workbook closed at any moment of a first write to a sheet of its own', CASES.length * 2, 60);
describeClosed(CASES, tried);
