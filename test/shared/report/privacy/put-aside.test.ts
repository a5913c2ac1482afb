import type { Report } from '../../../../shared/report/definition/definition';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

/** People, computers and IDs like which nothing else is called. */
const PERSONAL = /zyx|7700\d/i;

const ORGANISATION: FakeOrganisation = (() => {
  const log = Array.from({ length: 24 }, (_, at) => activity(at, DAYS[Math.floor(at / 4)] as string, { personId: 77_001 + (at % 6) }));
  const plain = fakeOrganisation(6, DAYS, log);
  return {
    ...plain,
    people: plain.people.map((one) => ({ ...one, id: one.id + 77_000, name: `Zyx ${one.id}` })),
    computers: plain.computers.map((one) => ({ ...one, name: `Zyx-PC-${one.id}` })),
    days: plain.days.map((one) => ({ ...one, personId: one.personId + 77_000 })),
  };
})();

const HOURS = [{ key: 'date' }, { key: 'active' }];
const KINDS: readonly (readonly [string, Partial<Report>])[] = [
  ['the log under pseudonyms', { stream: 'activity-log', columns: [{ key: 'time' }, { key: 'user' }], privacy: people('pseudonyms') }],
  ['hours under pseudonyms', { columns: [{ key: 'user' }, ...HOURS], privacy: people('pseudonyms') }],
  ['a summary', { columns: HOURS, privacy: people('summary') }],
  ['a summary of hours by computer', { stream: 'computer-hours', columns: HOURS, privacy: people('summary') }],
];

function people(shown: Report['privacy']['people']): Report['privacy'] {
  return { people: shown, smallestGroup: 2 };
}

/** Refreshes in short calls, and gives what stood on the hidden sheet in between. */
function putAside(bench: ReportBench): readonly string[] {
  const seen: string[] = [];
  for (let state = 'running'; state === 'running'; ) {
    ({ state } = bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(2, 'time') }));
    for (const name of bench.sheets.names()) if (bench.sheets.isHidden(name)) seen.push(JSON.stringify(bench.sheets.seen(name)));
  }
  return seen;
}

describe.each(KINDS)('What waits of %s', (_, change) => {
  it.each(['objects', 'ids', 'names'] as const)('names nobody, and comes to the same as what never waits (lists of %s)', (listForm) => {
    const [paused, whole] = [reportBench(), reportBench()];
    for (const bench of [paused, whole]) {
      bench.serve(ORGANISATION, { largestPage: 1, listForm });
      bench.save(report(change));
    }
    const seen = putAside(paused);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter((text) => PERSONAL.test(text))).toEqual([]);
    whole.refresh();
    expect(paused.sheets.seen('Hours')).toEqual(whole.sheets.seen('Hours'));
    expect(whole.sheets.seen('Hours').length).toBeGreaterThan(3);
  });
});
