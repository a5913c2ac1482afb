import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Bench, KEY, startBench } from './server-bench';

const SECRET = 'secretsecretsecret';
const ADDRESS = `https://hooks.example.com/in/${SECRET}?token=${SECRET}`;
const SLACK = `https://hooks.slack.com/services/T/B/${SECRET}`;
const MESSAGE = '{"event":"test"}';

let bench: Bench;
/** What the webhook got: method, path, headers and body. */
let got: { readonly line: string; readonly headers: IncomingMessage['headers']; readonly body: string }[];

beforeAll(async () => {
  bench = await startBench({ webhooks: { services: ['slack'], ownAddresses: ['https://hooks.example.com/in/'], mayBePrivate: true } });
});
afterAll(() => bench.close());
beforeEach(() => {
  got = [];
  answers((_, response) => response.writeHead(204).end());
});

/** The webhook answers so from now on. */
function answers(handler: (request: IncomingMessage, response: ServerResponse) => void): void {
  bench.upstream.answer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      got.push({ line: `${request.method} ${request.url}`, headers: request.headers, body: Buffer.concat(chunks).toString() });
      handler(request, response);
    });
  });
}

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: readonly string[];
}

/** Posts to the server by hand; gives status, headers and body. */
async function post({ method = 'POST', body = posting(), headers = [] }: Sent = {}) {
  const { text } = await bench.raw(
    [
      `${method} /notice HTTP/1.1`,
      'Host: addin.test',
      'Connection: close',
      ...(headers.some((one) => /^content-type/i.test(one)) ? [] : ['Content-Type: application/json']),
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...headers,
      '',
      body,
    ].join('\r\n'),
  );
  const [head = '', said = ''] = text.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), kind: /x-live-data-proxy: (\S+)/i.exec(head)?.[1], said, text };
}

const posting = (change: object = {}): string => JSON.stringify({ webhook: 'json', address: ADDRESS, message: MESSAGE, ...change });

it('posts a message to the webhook that the pane names, and nothing else', async () => {
  const { status, said } = await post({ headers: ['Cookie: a=b', 'X-Forwarded-For: 1.2.3.4', 'Origin: https://addin.test'] });
  expect([status, JSON.parse(said.replace(/^[0-9a-f]+\r\n|\r\n0$/g, ''))]).toEqual([200, { status: 204 }]);
  expect(got).toEqual([
    {
      line: `POST /in/${SECRET}?token=${SECRET}`,
      body: MESSAGE,
      headers: {
        accept: '*/*',
        'accept-encoding': 'identity',
        connection: 'keep-alive',
        'content-length': String(MESSAGE.length),
        'content-type': 'application/json; charset=utf-8',
        host: expect.stringMatching(/^hooks\.example\.com/),
        'user-agent': 'live-data-for-activtrak',
      },
    },
  ]);
  expect(bench.lines.join()).not.toContain(SECRET);
  expect(bench.lines.slice(-1)[0]).toMatch(/^POST notice 200 \d+ ms$/);
});

it.each([302, 400, 404, 429, 500])('tells of an answer with %s its status alone, and follows nowhere', async (code) => {
  answers((request, response) => {
    response.writeHead(code, { location: `https://hooks.example.com${request.url}x`, 'retry-after': '30', 'x-echo': SECRET });
    response.end(`${SECRET} ${'x'.repeat(100_000)}`);
  });
  const { status, text } = await post();
  expect(status).toBe(200);
  expect(text).toContain(JSON.stringify({ status: code, retryAfter: '30' }));
  expect(text).not.toContain(SECRET);
  expect(got).toHaveLength(1);
});

it.each<readonly [string, Sent, number]>([
  ['a key', { headers: [`Authorization: Bearer ${KEY}`] }, 400],
  ['the other key', { headers: [`X-Api-Key: ${KEY}`] }, 400],
  ['another method', { method: 'PUT' }, 405],
  ['another page', { headers: ['Sec-Fetch-Site: cross-site'] }, 403],
  ['another origin', { headers: ['Origin: https://evil.test'] }, 403],
  ['a form', { headers: ['Content-Type: text/plain'] }, 415],
  ['too much', { body: posting({ message: JSON.stringify({ text: 'x'.repeat(20_000) }) }) }, 413],
  ['no JSON', { body: '{' }, 400],
  ['no object', { body: '7' }, 400],
  ['a message that is no JSON', { body: posting({ message: 'text' }) }, 400],
  ['a message that is a list of nothing', { body: posting({ message: '[]' }) }, 400],
  ['a word that nobody knows', { body: posting({ webhook: 'mail' }) }, 400],
  [
    'a service that was not allowed',
    { body: posting({ webhook: 'google-chat', address: 'https://chat.googleapis.com/v1/spaces/A/messages' }) },
    404,
  ],
  ['an address elsewhere', { body: posting({ address: 'https://hooks.example.com/other' }) }, 404],
  ['a way back up', { body: posting({ address: 'https://hooks.example.com/in/../other' }) }, 404],
  ['ActivTrak', { body: posting({ address: 'https://api.activtrak.com/reports/v2/workinghours/users' }) }, 404],
  ['a service that leads into a private network', { body: posting({ webhook: 'slack', address: SLACK }) }, 502],
])('refuses %s', async (_, sent, status) => {
  const answer = await post(sent);
  expect([answer.status, answer.kind === undefined]).toEqual([status, false]);
  expect(got).toEqual([]);
  expect(answer.text).not.toContain(SECRET);
});

it('takes no message where no webhook was named, and forwards none through the way to ActivTrak', async () => {
  const usual = await startBench();
  try {
    const { text } = await usual.raw(
      `POST /notice HTTP/1.1\r\nHost: addin.test\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${posting().length}\r\n\r\n${posting()}`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect((await usual.proxied('hooks.example.com/in/x')).status).toBe(404);
  } finally {
    await usual.close();
  }
});

it('waits for a slow webhook no longer than its limit, and says which way it failed', async () => {
  const rules = { services: [], ownAddresses: ['https://hooks.example.com/in/'], mayBePrivate: true };
  const impatient = await startBench({ webhooks: rules }, { limits: { answerMs: 100 } });
  const text = posting();
  const send = async (): Promise<string> =>
    (
      await impatient.raw(
        `POST /notice HTTP/1.1\r\nHost: addin.test\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
      )
    ).text;
  try {
    impatient.upstream.answer(() => undefined);
    expect(await send()).toMatch(/^HTTP\/1\.1 504 [\s\S]*x-live-data-proxy: timeout/i);
    impatient.upstream.answer((request) => void request.socket.destroy());
    expect(await send()).toMatch(/^HTTP\/1\.1 502 [\s\S]*x-live-data-proxy: unreachable/i);
  } finally {
    await impatient.close();
  }
});
