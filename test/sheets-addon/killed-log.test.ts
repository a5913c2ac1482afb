import type { Report } from '../../shared/report/definition/definition';
import { type FakeOrganisation, fakeOrganisation } from '../doubles/fake-organisation';
import { triedStates } from '../doubles/tried-states';
import { activity } from '../shared/report/report-bench';
import { describeKilled, expectRecovery } from './describe-killed';
import { type KilledCase, type KilledHost, killedHost } from './killed-host';

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

const tried = triedStates('Google’s script ended at any moment of a refresh of the log', 2 * CASES.length, 165);
describeKilled(CASES, ['in one call', 'in many calls'], () => host, tried);

const BOTH = CASES.slice(1);
const triedTwice = triedStates('Google’s script ended twice', BOTH.length, 122);

describe.each(BOTH)('$title', (wanted) => {
  it('leaves the same spreadsheet when the refresh after a kill is killed too', () => {
    const id = host.prepared(wanted, 0);
    const first = host.watched(id).left;
    const end = host.whole(id);
    const [states, passed] = [new Set<string>(), new Set<string>()];
    for (const once of first) {
      once.restore();
      host.pass();
      for (const twice of host.watched(id).left) {
        if (states.has(twice.text)) continue;
        states.add(twice.text);
        twice.restore();
        expectRecovery(host, id, [once.dies, twice.dies], end, passed);
      }
    }
    triedTwice.add(states.size);
  }, 600_000);
});
