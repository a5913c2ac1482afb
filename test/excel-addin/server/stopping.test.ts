import { rmSync } from 'node:fs';
import { startServer } from '../../../excel-addin/server/server';
import { addInFolder, type Bench, HOURS, SERVER, startBench, until } from './server-bench';

const TARGET = `api.activtrak.com${HOURS}`;

/** A request that ActivTrak has got and not answered yet. */
async function underWay(bench: Bench): Promise<{ readonly answer: Promise<number>; end(): void }> {
  let end: (() => void) | undefined;
  bench.upstream.answer((_request, response) => {
    end = () => response.end('{}');
  });
  const answer = bench.proxied(TARGET).then(({ status }) => status);
  await until(() => end !== undefined);
  return { answer, end: () => end?.() };
}

test('what is under way ends well, and nothing new is taken', async () => {
  const bench = await startBench();
  const { answer, end } = await underWay(bench);
  const closed = bench.close();
  await expect(bench.ask('/health')).rejects.toThrow(/ECONNREFUSED/);
  end();
  expect(await answer).toBe(200);
  await closed;
});

test('in its grace it says that it is about to stop, and takes requests all the same', async () => {
  const bench = await startBench({ graceSeconds: 1 });
  expect((await bench.ask('/health')).status).toBe(200);
  const closed = bench.close();
  const health = await bench.ask('/health');
  expect([health.status, health.headers.connection]).toEqual([503, 'close']);
  expect((await bench.ask('/taskpane.html')).status).toBe(200);
  await closed;
});

test('what does not end is cut', async () => {
  const bench = await startBench({}, { limits: { drainMs: 100 } });
  const { answer } = await underWay(bench);
  const cut = expect(answer).rejects.toThrow();
  await bench.close();
  await cut;
});

test('a port that is taken, and a certificate that is none', async () => {
  const folder = addInFolder();
  const first = await startServer({ ...SERVER, folder });
  await expect(startServer({ ...SERVER, folder, port: first.port })).rejects.toThrow(
    `Port ${first.port} is already in use. Choose another with --port`,
  );
  await first.close();
  const certificate = { cert: 'no', key: 'no' };
  await expect(startServer({ ...SERVER, folder, certificate })).rejects.toThrow(/^The certificate and its key can't be used/);
  rmSync(folder, { recursive: true });
});
