import { alertRule } from '../../../doubles/alert-rule';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS } from '../report-bench';
import { HOUR, hourly, type OwnerBench, ownerBench } from './owner-bench';

/** The word of a file, as what it keeps of itself has it. */
const known = ({ documents }: OwnerBench, document: string): unknown => documents.entries.set('activtrak.document', document);

/** A file and a copy of it with the same report, both of which their owner uses. Each tells her by an address of its own, so that it can be told apart. */
function fileAndCopy(change: Parameters<typeof hourly>[0] = {}): readonly [OwnerBench, OwnerBench] {
  const file = ownerBench();
  const copy = ownerBench({ secrets: file.secrets });
  known(file, 'word');
  known(copy, 'word Copy of Hours.xlsx');
  for (const one of [file, copy]) one.save(hourly(change));
  return [file, copy];
}

const eventsOf = (bench: OwnerBench): readonly string[] => bench.told().map(({ event }) => event);

describe('The same report in a file and in a copy of it', () => {
  it('fails in one of them alone', () => {
    const [file, copy] = fileAndCopy();
    file.answers(500);
    copy.answers();
    for (let hour = 0; hour < 30; hour += 1) for (const one of [file, copy]) one.hour();
    expect([eventsOf(file), eventsOf(copy)]).toEqual([['failing', 'failing'], []]);
    file.answers();
    for (let hour = 0; hour < 3; hour += 1) for (const one of [file, copy]) one.hour();
    expect([eventsOf(file), eventsOf(copy)]).toEqual([['failing', 'failing', 'works-again'], []]);
  });

  it('is told of what it finds in each', () => {
    const rules = [alertRule({ limit: 7200, days: 'all' })];
    const [file, copy] = fileAndCopy({ version: 5, alerts: { rules, names: 'nowhere', weekdaysOff: '0000011' } });
    for (const one of [file, copy]) {
      one.serve(fakeOrganisation(3, DAYS));
      one.hour();
    }
    expect([eventsOf(file), eventsOf(copy)]).toEqual([['alerts'], ['alerts']]);
  });

  it('is forgotten in the one in which it is deleted', () => {
    const [file, copy] = fileAndCopy();
    for (const one of [file, copy]) {
      one.answers(500);
      for (let hour = 0; hour < 3; hour += 1) one.hour();
    }
    const kept = (): number => [...file.secrets.entries.keys()].filter((key) => key.startsWith('activtrak.told.')).length;
    expect(kept()).toBe(2);
    copy.documents.entries.delete('activtrak.report.r1');
    copy.documents.entries.set('activtrak.deleted-reports', '["r1"]');
    copy.clock.advance(HOUR);
    copy.run();
    expect(kept()).toBe(1);
    file.clock.advance(25 * HOUR);
    file.run();
    expect(eventsOf(file)).toEqual(['failing', 'failing']);
  });
});

it('what an earlier version remembered of a report is not told again', () => {
  const bench = ownerBench();
  bench.save(hourly());
  bench.answers(500);
  for (let hour = 0; hour < 3; hour += 1) bench.hour();
  known(bench, 'word');
  bench.answers();
  for (let hour = 0; hour < 3; hour += 1) bench.hour();
  expect(eventsOf(bench)).toEqual(['failing', 'works-again']);
  expect([...bench.secrets.entries.keys()].filter((key) => /^activtrak\.told\.r1$/.test(key))).toEqual([]);
});
