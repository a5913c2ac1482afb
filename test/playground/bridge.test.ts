import { Worker } from 'node:worker_threads';
import { answering, blockingAsk, bridgeMemory } from '../../playground/worker/bridge';

/** The page in a thread of its own: every question is answered with its own words, after what `first` does. */
const pageOf = (memory: SharedArrayBuffer, first: string): Worker =>
  new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     const words = new Int32Array(workerData, 0, 3);
     const bytes = new Uint8Array(workerData, 12);
     const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
     parentPort.on('message', ({ ask }) => {
       ${first}
       const text = new TextEncoder().encode(JSON.stringify({ value: ask[1] }));
       bytes.set(text);
       Atomics.store(words, 1, text.length);
       Atomics.store(words, 2, 1);
       Atomics.store(words, 0, 1);
       Atomics.notify(words, 0);
     });`,
    { eval: true, workerData: memory },
  );

describe('a script that waits for the page', () => {
  it.each([
    ['at once', ''],
    // The page was interrupted between its last answer and waking who waits for it, who has asked the next question by then.
    ['after it was woken by an answer before', 'pause(20); Atomics.notify(words, 0); pause(20);'],
  ])('has the answer to its question when that comes %s', async (_, first) => {
    const memory = bridgeMemory();
    const page = pageOf(memory, first);
    await new Promise((begun) => page.once('online', begun));
    const ask = blockingAsk(memory, (question) => page.postMessage(question));
    try {
      for (const name of ['one', 'two', 'three']) expect(ask('sheet', name, [])).toBe(name);
    } finally {
      await page.terminate();
    }
  });
});

it('an answer longer than the memory comes in parts, and a failure with its words', () => {
  const memory = bridgeMemory();
  const long = 'ж'.repeat(1_500_000);
  const complaint = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const answer = answering(memory, {
    sheet: {
      text: () => long,
      broken() {
        throw new Error('No workbook is open.');
      },
    },
  });
  // Both sides in one thread: the answer is there before it is waited for.
  const ask = blockingAsk(memory, answer);
  expect(ask('sheet', 'text', [])).toBe(long);
  expect(() => ask('sheet', 'broken', [])).toThrow('No workbook is open.');
  expect(complaint).toHaveBeenCalledTimes(1);
  complaint.mockRestore();
});
