import fc from 'fast-check';
import { entryList, put, type Tally } from '../../../../shared/report/rollup/tally';
import { recordRow, type StagedTally, type TallyHeap, tallyHeap } from '../../../../shared/report/rollup/tally-heap';
import { runSync } from '../../../../shared/task';
import { type MemorySheets, memorySheets, ROOMY } from '../../../doubles/memory-sheets';

const NOTHING: StagedTally = { sheet: '', rows: 0 };
const NAME = 'ActivTrak staging r1';

/** A record of one of three groups. */
const recordOf = (number: number) => {
  const ms = (number % 7) * 1000;
  return {
    cells: [46_093 + (number % 3), '=1+1'],
    person: 'bo',
    name: 'Bo',
    ms,
    activities: 1,
    first: 46_093 + number,
    last: 46_093 + number,
    longest: ms,
  };
};
const rowOf = (number: number) => [...recordRow(recordOf(number), true), number.toString(36), ''];

const added = (numbers: readonly number[]): Tally => {
  const tally: Tally = new Map();
  for (const number of numbers) put(tally, recordOf(number));
  return tally;
};

const listed = (tally: Tally): readonly string[] => [...tally.values()].map((entry) => JSON.stringify(entryList(entry))).sort();

const wordsIn = (heap: TallyHeap): readonly string[] => {
  const words: string[] = [];
  runSync(heap.each(0, [7, 8], ([word]) => void words.push(String(word))));
  return words;
};

type Step =
  | { readonly add: number }
  | { readonly do: 'settle' | 'drop round' | 'drop all' | 'saved' | 'killed before it is saved' | 'killed' | 'close' };

const someSteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 9 }).map((add) => ({ add })),
    fc
      .constantFrom('settle', 'drop round', 'drop all', 'saved', 'killed before it is saved', 'killed', 'close')
      .map((what) => ({ do: what }) as Step),
  ),
  { maxLength: 30, size: 'max' },
);

it('has the sums of the records that it was given and did not forget, through pauses and kills at any moment', () => {
  fc.assert(
    fc.property(someSteps, (steps) => {
      const sheets = memorySheets('at once');
      let heap = runSync(tallyHeap(sheets, NAME, NOTHING));
      let next = 0;
      // What the heap should have: of closed readings, settled of this one, and of the round.
      let [closed, settled, round]: [number[], number[], number[]] = [[], [], []];
      let saved = { staged: NOTHING, closed, settled };
      for (const step of steps) {
        if ('add' in step) {
          const numbers = Array.from({ length: step.add }, () => next++);
          runSync(heap.add(numbers.map(rowOf)));
          round = [...round, ...numbers];
          continue;
        }
        switch (step.do) {
          case 'settle':
            heap.settle();
            [settled, round] = [[...settled, ...round], []];
            break;
          case 'drop round':
            heap.truncate(settled.length);
            round = [];
            break;
          case 'drop all':
            heap.truncate(0);
            [settled, round] = [[], []];
            break;
          case 'close':
            heap.closeRecords();
            [closed, settled, round] = [[...closed, ...settled, ...round], [], []];
            break;
          case 'saved':
            heap.truncate(settled.length);
            round = [];
            saved = { staged: runSync(heap.putAside()), closed, settled };
            break;
          case 'killed before it is saved':
          case 'killed':
            if (step.do !== 'killed') {
              heap.truncate(settled.length);
              runSync(heap.putAside());
            }
            heap = runSync(tallyHeap(sheets, NAME, saved.staged));
            ({ closed, settled } = saved);
            round = [];
            break;
        }
        const numbers = [...settled, ...round];
        expect(listed(heap.tally())).toEqual(listed(added([...closed, ...numbers])));
        expect(wordsIn(heap)).toEqual(numbers.map((number) => number.toString(36)));
      }
    }),
  );
});

it('an hour of records is a few texts on the hidden sheet, none of which is raw or looks like a formula', () => {
  const sheets = memorySheets('at once');
  const heap = runSync(tallyHeap(sheets, NAME, NOTHING));
  runSync(heap.add(Array.from({ length: 5000 }, (_, number) => rowOf(number))));
  heap.settle();
  expect(heap.isDue()).toBe(false);
  runSync(heap.putAside());
  const cells = sheets
    .seen(NAME)
    .flat()
    .filter((cell) => cell !== '');
  expect(cells.length).toBeLessThan(6);
  for (const cell of cells) expect(String(cell)).toMatch(/^(\[|k )/);
});

it('a row that does not count is only known to have come', () => {
  const heap = runSync(tallyHeap(memorySheets('at once'), NAME, NOTHING));
  runSync(heap.add([[...recordRow(recordOf(1), false), 'a', '']]));
  expect(heap.count()).toBe(1);
  expect(heap.tally().size).toBe(0);
});

it('records are put into another order together with those that come', () => {
  const heap = runSync(tallyHeap(memorySheets('at once'), NAME, NOTHING));
  runSync(heap.add([1, 2].map(rowOf)));
  runSync(
    heap.add([3, 4].map(rowOf), [
      { from: 2, count: 2 },
      { from: 0, count: 2 },
    ]),
  );
  expect(wordsIn(heap)).toEqual(['3', '4', '1', '2']);
});

/** A heap on these sheets that has added some records, and what it put aside. */
function putAside(sheets: MemorySheets, count: number): readonly [TallyHeap, StagedTally] {
  const heap = runSync(tallyHeap(sheets, NAME, NOTHING));
  runSync(heap.add(Array.from({ length: count }, (_, number) => rowOf(number))));
  heap.settle();
  return [heap, runSync(heap.putAside())];
}

it('no text on the hidden sheet is longer than its cells take, and none is shorter for an earlier one', () => {
  const sheets = memorySheets('at once', { ...ROOMY, characters: 120 });
  const [heap, staged] = putAside(sheets, 300);
  const texts = sheets.seen(NAME).flatMap((row) => row.filter((cell) => cell !== '').map(String));
  expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(120);
  const keys = texts.filter((text) => text.startsWith('k '));
  expect(keys.length).toBe(Math.ceil(keys.join(' ').length / 119));
  expect(wordsIn(runSync(tallyHeap(sheets, NAME, staged)))).toEqual(wordsIn(heap));
});

it('what is put aside already is not written again, and is in the sheet before anybody speaks of it', () => {
  const sheets = memorySheets('at once');
  const [heap, staged] = putAside(sheets, 10);
  expect(sheets.calls[sheets.calls.length - 1]).toBe('flush');
  expect(heap.inMemory()).toEqual([]);
  const before = sheets.written();
  expect(runSync(heap.putAside())).toEqual(staged);
  expect(sheets.written()).toBe(before);
});

it('sums that are put aside again and again take no more rows than twice', () => {
  const sheets = memorySheets('at once');
  const heap = runSync(tallyHeap(sheets, NAME, NOTHING));
  for (let time = 0; time < 20; time += 1) {
    heap.closeRecords();
    runSync(heap.add([rowOf(1)]));
    heap.settle();
    runSync(heap.putAside());
  }
  expect(sheets.seen(NAME).filter(([sums]) => sums !== '')).toHaveLength(2);
});

it('of a reading that began once more nothing is left, and all of those that were closed before it', () => {
  const sheets = memorySheets('at once');
  const heap = runSync(tallyHeap(sheets, NAME, NOTHING));
  runSync(heap.add([1, 2].map(rowOf)));
  heap.closeRecords();
  runSync(heap.add([3, 4].map(rowOf)));
  heap.settle();
  const again = runSync(tallyHeap(sheets, NAME, { ...runSync(heap.putAside()), rows: 0 }));
  expect(listed(again.tally())).toEqual(listed(added([1, 2])));
  expect(wordsIn(again)).toEqual([]);
  again.clear();
  expect(again.tally().size).toBe(0);
});

it('what was put aside stays where a round of pages after it is dropped', () => {
  const sheets = memorySheets('at once');
  const heap = runSync(tallyHeap(sheets, NAME, NOTHING));
  runSync(heap.add([1, 2].map(rowOf)));
  const again = runSync(tallyHeap(sheets, NAME, runSync(heap.putAside())));
  runSync(again.add([3].map(rowOf)));
  again.truncate(2);
  expect(listed(again.tally())).toEqual(listed(added([1, 2])));
});
