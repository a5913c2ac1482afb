import fc from 'fast-check';
import type { Row } from '../../../../shared/model/cell';
import { factsOf, rowFacts } from '../../../../shared/report/rows/row-facts';
import type { Job } from '../../../../shared/report/run/job';
import type { RowRange } from '../../../../shared/table/cells/row-range';
import { EXTRA_CELLS, rowHeap } from '../../../../shared/table/staging/row-heap';
import { runSync } from '../../../../shared/task';
import { memorySheets } from '../../../doubles/memory-sheets';
import { report } from '../report-bench';

const NAME = 1;
const WIDTH = 3;

/** A job of hours, and its heap. */
function jobOfRows() {
  const heap = rowHeap(memorySheets('at once'), 'ActivTrak staging r1', WIDTH + EXTRA_CELLS, { sheet: '', rows: 0 });
  const run = { plan: { parts: [{ key: 'everyone' }] } };
  return { report: report(), heap, run, reading: { segments: '' } } as unknown as Job & { facts: ReturnType<typeof rowFacts> | undefined };
}

const rows = fc.array(
  fc
    .tuple(
      fc.constantFrom('Ada', 'Bo', 'ADA', '', `${'long '.repeat(80)}`),
      fc.constantFrom('7', '8', '?no id', ''),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([name, key, id]): Row => [46_000, name, 0.5, key, String(id)]),
  { maxLength: 12 },
);

const said = ({ rows: count, repeated, owners, named }: ReturnType<typeof rowFacts>) => ({
  count,
  repeated,
  owners: [...owners],
  named: [...named].map(([name, ids]) => [name, [...ids.keys()]]),
});

const allOf = (job: Job): readonly RowRange[] => [{ from: 0, count: job.heap.count() }];

describe('what is to be known of all rows', () => {
  it('is the same gathered while they come and read back, wherever they are', () => {
    fc.assert(
      fc.property(rows, rows, (aside, others) => {
        const job = jobOfRows();
        runSync(job.heap.add(aside));
        runSync(job.heap.putAside());
        runSync(job.heap.add(others));
        const facts = rowFacts(job);
        for (const row of [...aside, ...others]) facts.take(row, NAME, 0);
        expect(said(runSync(factsOf(job, NAME, WIDTH, allOf(job))))).toEqual(said(facts));
        job.facts = facts;
        expect(runSync(factsOf(job, NAME, WIDTH, allOf(job)))).toBe(facts);
      }),
    );
  });

  it('is not what was gathered of rows of which some were forgotten', () => {
    const job = jobOfRows();
    const all: Row[] = ['Ada', 'Bo'].map((name, id) => [46_000, name, 0.5, String(id), String(id)]);
    runSync(job.heap.add(all));
    job.facts = rowFacts(job);
    for (const row of all) job.facts.take(row, NAME, 0);
    job.heap.truncate(1);
    expect([...runSync(factsOf(job, NAME, WIDTH, allOf(job))).named.keys()]).toEqual(['Ada']);
  });

  it('calls rows repeated that say which record they are, and no others', () => {
    const job = jobOfRows();
    const all: Row[] = ['7', '?no id', '7', '?no id', '8'].map((key) => [46_000, 'Ada', 0.5, key, '1']);
    runSync(job.heap.add(all));
    expect(runSync(factsOf(job, NAME, WIDTH, allOf(job))).repeated).toBe(1);
  });

  it('holds no name of rows that show none', () => {
    const job = jobOfRows();
    runSync(job.heap.add([[46_000, 'Ada', 0.5, '7', '7']]));
    const { named, owners } = runSync(factsOf(job, -1, WIDTH, allOf(job)));
    expect([named.size, ...owners]).toEqual([0, '7']);
  });
});

describe('a column of the heap', () => {
  it('takes other texts where its rows are, and only those', () => {
    fc.assert(
      fc.property(rows, rows, fc.boolean(), (aside, others, changes) => {
        const job = jobOfRows();
        runSync(job.heap.add(aside));
        runSync(job.heap.putAside());
        runSync(job.heap.add(others));
        const places: number[] = [];
        runSync(
          job.heap.change(NAME, ([name, key], at) => {
            places.push(at);
            return changes && name === 'Ada' ? `Ada (${key})` : undefined;
          }),
        );
        const before = [...aside, ...others].map((row) => [row[NAME], row[WIDTH]]);
        expect(places).toEqual(before.map((_, at) => at));
        const now: (readonly unknown[])[] = [];
        runSync(job.heap.each(0, [NAME, WIDTH], (row) => void now.push([...row])));
        expect(now).toEqual(before.map(([name, key]) => [changes && name === 'Ada' ? `Ada (${key})` : name, key]));
      }),
    );
  });
});
