import type { CellCall, CellResult } from '../../playground/spreadsheet/cell-call';
import { createPendingCalls, type PendingCalls } from '../../playground/univer/pending-calls';

const place = (row: number) => ({ sheet: 's', row, column: 0 });
const call = (...args: number[]): CellCall => ({ name: 'F', args });
const tick = () => new Promise((done) => setTimeout(done, 0));

interface Started {
  readonly call: CellCall;
  readonly finish: (result: CellResult) => void;
  readonly fail: (reason: Error) => void;
}

function begin(atOnce: number): { calls: PendingCalls; started: Started[]; arrived: number[] } {
  const started: Started[] = [];
  const arrived: number[] = [];
  const calls = createPendingCalls({
    evaluate: (asked) => new Promise((finish, fail) => void started.push({ call: asked, finish, fail })),
    atOnce,
    broken: '#ERROR!',
    arrived: ({ row }) => void arrived.push(row),
  });
  return { calls, started, arrived };
}

test('a call is loading until its result has come, and is made once', async () => {
  const { calls, started, arrived } = begin(30);
  expect(calls.ask(place(1), call(1))).toEqual({ loading: true });
  expect(calls.ask(place(1), call(1))).toEqual({ loading: true });
  await tick();
  started[0]?.finish({ values: [[7]] });
  await tick();
  expect([started.length, arrived, calls.waiting()]).toEqual([1, [1], 0]);
  expect(calls.ask(place(1), call(1))).toEqual({ values: [[7]] });
});

test('Google runs 30 executions at once: the rest wait their turn', async () => {
  const { calls, started } = begin(30);
  for (let row = 0; row < 70; row++) calls.ask(place(row), call(row));
  await tick();
  expect([started.length, calls.waiting()]).toEqual([30, 70]);
  for (const one of started.slice(0, 10)) one.finish({ values: [[0]] });
  await tick();
  expect([started.length, calls.waiting()]).toEqual([40, 60]);
});

test('one that rejects is an error and frees its place', async () => {
  const { calls, started } = begin(1);
  calls.ask(place(1), call(1));
  calls.ask(place(2), call(2));
  await tick();
  started[0]?.fail(new Error('gone'));
  await tick();
  expect(calls.ask(place(1), call(1))).toEqual({ error: '#ERROR!', message: 'Internal error: Error: gone' });
  expect(started[1]?.call.args).toEqual([2]);
});

test('other arguments are another call, and going back to the first runs it again', async () => {
  const { calls, started } = begin(30);
  for (const argument of [1, 2, 1]) {
    calls.nextRound();
    calls.ask(place(1), call(argument));
    await tick();
    started.at(-1)?.finish({ values: [[argument]] });
    await tick();
  }
  expect(started.map((one) => one.call.args)).toEqual([[1], [2], [1]]);
});

test('two calls in one formula are both kept', async () => {
  const { calls, started } = begin(30);
  calls.nextRound();
  calls.ask(place(1), call(1));
  calls.ask(place(1), call(2));
  await tick();
  for (const one of started) one.finish({ values: [[1]] });
  await tick();
  calls.nextRound();
  calls.ask(place(1), call(1));
  calls.ask(place(1), call(2));
  await tick();
  expect(started).toHaveLength(2);
});

test('what is forgotten runs again', async () => {
  const { calls, started } = begin(30);
  calls.ask(place(1), call(1));
  await tick();
  calls.forget(place(1));
  calls.ask(place(1), call(1));
  calls.ask(place(2), call(1));
  await tick();
  expect(started).toHaveLength(3);
  expect(calls.forgetAll()).toEqual([place(1), place(2)]);
});

test('a result that comes after its cell has moved comes to where the cell is', async () => {
  const { calls, started, arrived } = begin(30);
  for (const row of [1, 5, 6, 9]) calls.ask(place(row), call(row));
  await tick();
  calls.move('other', 'row', 0, 7);
  calls.move('s', 'row', 2, 10);
  calls.move('s', 'row', 15, -1);
  for (const one of started) one.finish({ values: [[one.call.args[0] as number]] });
  await tick();
  expect(arrived).toEqual([1, 15, 15, 18]);
  expect([1, 15, 18, 19].map((row) => calls.resultsOf(place(row)))).toEqual([
    [{ values: [[1]] }],
    [{ values: [[6]] }],
    [{ values: [[9]] }],
    [],
  ]);
});

test('a volatile call is never made', async () => {
  const { calls, started } = begin(30);
  expect(calls.ask(place(1), { ...call(1), volatile: true })).toEqual({ loading: true });
  await tick();
  expect([started.length, calls.waiting()]).toEqual([0, 0]);
});

test('a function is told when its cell needs the result no more, and not once that is there', async () => {
  const cancelled: unknown[] = [];
  const finish: ((result: CellResult) => void)[] = [];
  const calls = createPendingCalls({
    evaluate: (asked, whenForgotten) => {
      whenForgotten(() => cancelled.push(asked.args[0]));
      return new Promise((done) => void finish.push(done));
    },
    atOnce: 30,
    broken: '#VALUE!',
    arrived: () => undefined,
  });
  for (const row of [1, 2, 3]) calls.ask(place(row), call(row));
  await tick();
  finish[0]?.({ values: [[1]] });
  await tick();
  calls.forget(place(1));
  expect(cancelled).toEqual([]);
  calls.forget(place(2));
  expect(cancelled).toEqual([2]);
  calls.forgetAll();
  expect(cancelled).toEqual([2, 3]);
});

test('a call that the formula makes no more is cancelled too', async () => {
  const cancelled: unknown[] = [];
  const calls = createPendingCalls({
    evaluate: (asked, whenForgotten) => {
      whenForgotten(() => cancelled.push(asked.args[0]));
      return new Promise(() => undefined);
    },
    atOnce: 30,
    broken: '#VALUE!',
    arrived: () => undefined,
  });
  calls.ask(place(1), call(1));
  await tick();
  calls.nextRound();
  calls.ask(place(1), call(2));
  expect(cancelled).toEqual([1]);
});
