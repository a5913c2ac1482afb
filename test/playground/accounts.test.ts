import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Accounts, accountsAt } from '../../playground/server/accounts';

/** An API that says its name, what it was asked and what came with it. */
async function saying(name: string): Promise<{ readonly server: Server; readonly address: string }> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    response.writeHead(name === 'usual' ? 200 : 201, { 'x-from': name }).end(`${name} ${request.method} ${request.url} ${body}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

let usual: Awaited<ReturnType<typeof saying>>;
let other: Awaited<ReturnType<typeof saying>>;
let accounts: Accounts;

beforeAll(async () => {
  [usual, other] = [await saying('usual'), await saying('other')];
  accounts = await accountsAt(usual.address, { 'other-key': other.address });
});
afterAll(async () => {
  await accounts.close();
  for (const { server } of [usual, other]) server.close();
});

const ask = async (headers: Record<string, string>, init: RequestInit = {}): Promise<readonly unknown[]> => {
  const response = await fetch(`${accounts.address}/a?b=c`, { headers, ...init });
  return [response.status, response.headers.get('x-from'), await response.text()];
};

it('leads each key to its own account, in either header, and everything else to the usual one', async () => {
  expect(await ask({ 'x-api-key': 'other-key' })).toEqual([201, 'other', 'other GET /a?b=c ']);
  expect(await ask({ authorization: 'Bearer other-key' })).toEqual([201, 'other', 'other GET /a?b=c ']);
  expect(await ask({ 'x-api-key': 'some-key' })).toEqual([200, 'usual', 'usual GET /a?b=c ']);
  expect(await ask({}, { method: 'POST', body: 'rows' })).toEqual([200, 'usual', 'usual POST /a?b=c rows']);
});

it('breaks off where an account does not answer', async () => {
  const gone = await accountsAt('http://127.0.0.1:1', {});
  await expect(fetch(gone.address)).rejects.toThrow();
  await gone.close();
});
