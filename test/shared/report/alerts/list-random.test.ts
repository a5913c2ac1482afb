import { withdrawNames } from '../../../../shared/report/alerts/withdrawn-names';
import { runSync } from '../../../../shared/task';
import { isChange, mortalHost } from '../../../doubles/mortal-host';
import { alerting, finding, LIST, type ListBench, listBench } from './list-bench';

/** Numbers from 0 to below 1 that look random, the same with each run (Mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mix = Math.imul(state ^ (state >>> 15), 1 | state);
    mix = (mix + Math.imul(mix ^ (mix >>> 7), 61 | mix)) ^ mix;
    return ((mix ^ (mix >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PEOPLE = ['Ann', 'Bob', 'Cid', 'Dora', 'Eve', 'Finn', 'Gus', 'Hal'];
const NOTE = 8;

/** What a person may do to a list between two refreshes, and what it does to the notes beside its rows. */
type Deed = (bench: ListBench, pick: (below: number) => number) => void;

const last = ({ sheets }: ListBench): number => sheets.seen(LIST).length - 1;

const DEEDS: readonly Deed[] = [
  () => undefined,
  (bench, pick) => last(bench) > 0 && bench.sheets.sortRows(LIST, 1, last(bench), pick(7)),
  (bench, pick) => last(bench) > 1 && bench.sheets.deleteRows(LIST, 1 + pick(last(bench)), 1),
  (bench, pick) => bench.sheets.insertRows(LIST, 1 + pick(last(bench) + 1), 1),
  (bench, pick) => {
    const row = 1 + pick(last(bench));
    const name = bench.sheets.cell(LIST, row, 3).value;
    if (name !== '') bench.sheets.type(LIST, row, NOTE, { value: `about ${name}` });
  },
  (bench, pick) => last(bench) > 0 && bench.sheets.sortSheet(LIST, pick(7), { descending: pick(2) === 0 }),
];

/** With the last ones rows of a killed refresh are sorted among others, and beside a row that a person put in. */
const SEEDS = [...Array.from({ length: 40 }, (_, seed) => seed), 143, 275, 2604];

const CASES = SEEDS.flatMap((seed) => [[seed, false] as const, [seed, true] as const]);

test.each(CASES)(
  'whatever is found, killed, sorted and typed, each row is right (%s, names are withdrawn at times: %s)',
  (seed, isNaming) => {
    const next = numbers(seed);
    const nextTurn = numbers(seed + 1000);
    const pick = (below: number): number => Math.floor(next() * below);
    const bench = listBench();
    bench.list([finding('Ann')]);
    bench.sheets.type(LIST, 0, NOTE, { value: 'Note' });
    const log: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      const deed = pick(DEEDS.length);
      DEEDS[deed]?.(bench, pick);
      const found = PEOPLE.filter(() => next() < 0.5).map((who) => finding(who, { value: 60 * (1 + pick(60)) }));
      bench.clock.advance(60_000);
      if (next() < 0.5) {
        const diesAt = 1 + pick(14);
        const host = mortalHost(diesAt, next() < 0.5, isChange);
        bench.list(found, alerting(), { sheets: host.wrap(bench.sheets), documents: host.wrap(bench.documents) });
        log.push(`killed at ${diesAt}`);
        if (next() < 0.5) {
          const between = pick(DEEDS.length);
          DEEDS[between]?.(bench, pick);
          log.push(`then deed ${between}`);
        }
      }
      if (isNaming && nextTurn() < 0.4) {
        log.push('withdrawn');
        expect([log, runSync(withdrawNames(bench.ports, alerting('nowhere')))]).toEqual([log, undefined]);
        expect([log, bench.sheets.seen(LIST).filter((row) => PEOPLE.includes(String(row[3])))]).toEqual([log, []]);
      }
      const { checks } = bench.list(found);
      log.push(`${round}: deed ${deed}, ${found.map(({ who }) => who)}`);
      const rows = bench.sheets
        .seen(LIST)
        .slice(1)
        .filter((row) => row[6] !== '' && row[6] !== undefined);
      const people = rows.map((row) => String(row[6]).slice(2));
      expect([log, checks]).toEqual([log, []]);
      expect([log, [...new Set(people)].length]).toEqual([log, people.length]);
      expect([
        log,
        rows
          .filter((row) => row[5] === 'Now')
          .map((row) => row[3])
          .sort(),
      ]).toEqual([log, found.map(({ who }) => who).sort()]);
      for (const [at, row] of rows.entries()) if (row[NOTE]) expect([log, row[NOTE]]).toEqual([log, `about ${people[at]}`]);
      // Only who was found earlier, and withdrawn since, has no name.
      const nameless = rows.filter((row, at) => row[3] !== people[at] && (!isNaming || row[3] !== '' || row[5] !== 'Earlier'));
      expect([log, nameless]).toEqual([log, []]);
    }
  },
);
