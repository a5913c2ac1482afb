import net from 'node:net';
import tls from 'node:tls';
import { addInFolder, type Bench, startBench } from './server-bench';

/** Long enough for a handshake on a machine that is busy. */
const MS = 1_000;
/** Far from what it would be without a limit, also on a machine that is busy. */
const SOON = 10_000;
let bench: Bench;
beforeAll(async () => {
  bench = await startBench(
    { folder: addInFolder({ 'large.bin': 'large'.repeat(4_000_000) }) },
    { limits: { requestMs: MS, answerMs: MS, connections: 5 } },
  );
  await bench.ask('/taskpane.html');
});
afterAll(() => bench.close());

const START = 'GET /taskpane.html HTTP/1.1\r\nHost: addin.test\r\n';

test('a request whose headers never end', async () => {
  const { text, ms } = await bench.raw(`${START}X-Slow: a`);
  expect(text).toMatch(/^HTTP\/1\.1 408 /);
  expect(text).toContain('x-content-type-options: nosniff');
  expect(ms).toBeGreaterThanOrEqual(MS * 0.9);
  expect(ms).toBeLessThan(SOON);
});

test('a request that comes byte for byte', async () => {
  const { text, ms } = await bench.raw(START, 20);
  expect(text).toMatch(/^HTTP\/1\.1 408 /);
  expect(ms).toBeLessThan(SOON);
});

test('a body that never ends is not waited for', async () => {
  const { text, ms } = await bench.raw(`${START}Content-Length: 1000000\r\n\r\nabc`);
  expect(text).toMatch(/^HTTP\/1\.1 400 /);
  expect(ms).toBeLessThan(SOON);
});

test('a connection on which nothing is said, before and after its handshake', async () => {
  expect((await bench.raw('')).ms).toBeLessThan(SOON);
  const started = performance.now();
  await closed(net.connect(bench.port, '127.0.0.1'));
  expect(performance.now() - started).toBeLessThan(SOON);
});

test('an answer that nobody reads is not kept', async () => {
  const socket = tls.connect({ host: '127.0.0.1', port: bench.port, ca: bench.authority, servername: 'addin.test' });
  const started = performance.now();
  socket.pause().write('GET /large.bin HTTP/1.1\r\nHost: addin.test\r\n\r\n');
  while (!bench.lines.some((line) => /^GET file 200 cut /.test(line))) await new Promise((done) => setTimeout(done, 20));
  expect(performance.now() - started).toBeLessThan(SOON);
  socket.destroy();
});

test('more connections than the server takes at one time are closed, and it goes on when they are gone', async () => {
  const sockets = Array.from({ length: 5 }, () => net.connect(bench.port, '127.0.0.1'));
  await Promise.all(sockets.map((socket) => new Promise((done) => socket.once('connect', done))));
  await expect(bench.ask('/taskpane.html')).rejects.toThrow();
  for (const socket of sockets) socket.destroy();
  let status = 0;
  while (status !== 200)
    status = await bench.ask('/taskpane.html').then(
      (answer) => answer.status,
      () => 0,
    );
});

function closed(socket: net.Socket): Promise<void> {
  return new Promise((done) =>
    socket
      .resume()
      .on('error', () => undefined)
      .on('close', () => done()),
  );
}
