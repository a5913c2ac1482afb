import type { Report } from '../../shared/report/definition/definition';
import { type FakeOrganisation, fakeOrganisation } from '../doubles/fake-organisation';
import { expectSame } from '../doubles/same-as';
import { activity } from '../shared/report/report-bench';
import { describeKilled, type KilledCase, type KilledHost, killedHost } from './killed-host';

const logOf = (count: number): FakeOrganisation =>
  fakeOrganisation(
    3,
    [],
    Array.from({ length: count }, (_, index) => activity(index + 1, index % 5 === 4 ? '2026-11-22' : '2026-11-23')),
  );

const LOG: Partial<Report> = {
  stream: 'activity-log',
  range: { kind: 'words', words: 'last 3 days' },
  columns: [{ key: 'logId' }, { key: 'time' }, { key: 'titleBar' }, { key: 'duration' }],
};

const CASES = (['replace', 'append', 'merge'] as const).map(
  (disposition): KilledCase => ({
    title: `the log to ${disposition}`,
    change: { ...LOG, disposition },
    before: logOf(6),
    after: logOf(11),
  }),
);

let host: KilledHost;
beforeAll(async () => {
  host = await killedHost();
});
afterAll(() => host.dispose());

describeKilled(CASES, ['in one call', 'in many calls'], () => host);

/** Every pair of kills would be too many: of the second ones each is met after five first ones. */
const STEP = 5;

describe.each(CASES.slice(1))('$title', (wanted) => {
  it('leaves the same spreadsheet when the refresh after a kill is killed too', () => {
    const undisturbed = host.prepared(wanted, 0);
    const { changes } = host.untilEnd(undisturbed, Number.POSITIVE_INFINITY);
    const end = host.whole(undisturbed);
    for (let dies = 1; dies <= changes; dies += 2) {
      for (let again = 1 + (dies % STEP); again < changes; again += STEP) {
        const id = host.prepared(wanted, 0);
        host.untilEnd(id, dies);
        host.pass();
        host.untilEnd(id, again);
        host.pass();
        expect([dies, again, host.recovered(id)]).not.toEqual([dies, again, 'failed']);
        expectSame([dies, again], host.whole(id), end);
      }
    }
  }, 600_000);
});
