import fc from 'fast-check';
import { type AskedAs, failureOf } from '../../../shared/api/requests/failure';
import { type ActivTrakError, isActivTrakError } from '../../../shared/errors';
import type { HttpResponse } from '../../../shared/ports';
import type { Task } from '../../../shared/task';
import { underBothDrivers } from '../../doubles/both-drivers';
import { FAKE_KEY } from '../../doubles/fake-api';
import { NOON } from '../../doubles/hand-clock';
import { httpAnswer, respondingTransport } from '../../doubles/scripted-transport';
import { asIs, clientOver } from './client-over';

const STATUSES = [
  0, 200, 201, 204, 205, 206, 300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414,
  415, 417, 418, 421, 422, 423, 424, 425, 426, 428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 511, 520, 526, 599,
];

const ASKED: AskedAs = { holder: 'your key', key: FAKE_KEY, host: 'api.example.com', isTrial: false, now: NOON };

function failure(response: Partial<HttpResponse>, asked: Partial<AskedAs> = {}): ActivTrakError {
  const found = failureOf({ ...httpAnswer(200), ...response }, { ...ASKED, ...asked });
  if (!isActivTrakError(found)) throw new Error('This is no error of ours.');
  return found;
}

describe.each(STATUSES)('the message of an answer with status %d', (status) => {
  it.each([false, true])('is one line of short sentences, the last of which names a next step (while connecting: %s)', (isTrial) => {
    const { message } = failure({ status, body: '{"messages":["First line\\nsecond\\u2028third"]}' }, { isTrial });
    expect(message).toMatch(/^[^\n\r\u2028\u2029]+[^.]\.$/);
    expect(message).toMatch(/[Tt]ry again|Check|Ask an? |[Aa]sk your|Ask ActivTrak|Choose|Sign in/);
    if (isTrial) expect(message).not.toMatch(/whom you asked|the dates/);
    for (const sentence of message.split(/(?<=\.) /)) expect(sentence.split(' ').length).toBeLessThanOrEqual(30);
  });

  it('never holds the key, wherever the server says it', () => {
    const key = fc.string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 30 }).map((text) => text.replace(/\s/g, '_'));
    const echo = fc.constantFrom<(key: string) => string>(
      (said) => `The key ${said} is wrong`,
      (said) => said,
      (said) => `${said}${said}`,
      (said) => JSON.stringify({ messages: [`Bearer ${said}`], success: false }),
      (said) => JSON.stringify({ error: { detail: { header: `x${said}x` } } }),
      (said) => JSON.stringify([`${'a'.repeat(150)}${said}`]),
      (said) => `?key=${encodeURIComponent(said)}`,
      (said) => `<html>${said}</html>`,
      (said) => `{"broken": "${said}`,
    );
    fc.assert(
      fc.property(key, echo, (secret, say) => {
        const { message } = failure(
          { status, body: say(secret), headers: { location: `https://${secret}.example.com/`, 'retry-after': secret } },
          { key: secret },
        );
        // What the sentence says of itself may happen to hold a short key.
        const plain = failure({ status, body: 'x' }, { key: secret }).message;
        const added = message.length > plain.length ? message.slice(message.indexOf(`(${status}`)) : '';
        expect(added).not.toContain(secret);
        expect(added).not.toContain(encodeURIComponent(secret));
      }),
      { numRuns: 100 },
    );
  });
});

it("a refusal quotes the server's words where they are plain, shortly", () => {
  expect(failure({ status: 400, body: '{"messages":["Bad dates.","Too many filters"],"success":false}' }).message).toContain(
    '(400: Bad dates. Too many filters)',
  );
  expect(failure({ status: 404, body: '<html><h1>Not Found</h1>' }).message).toContain('(404)');
  expect(failure({ status: 400 }).message).toContain('(400)');
  expect(failure({ status: 400, body: 'x'.repeat(5000) }).message.length).toBeLessThan(300);
});

describe('a redirection', () => {
  const moved = (location: string, status = 301): string => failure({ status, headers: { location } }).message;

  it.each([301, 302, 303, 307, 308])('names the other address, and nothing of it but its host (%d)', (status) => {
    expect(moved('https://login.example.org/sign-in?token=abc#part', status)).toContain(`login.example.org (${status})`);
    expect(moved('https://login.example.org/sign-in?token=abc#part', status)).not.toMatch(/sign-in\?|token|part/);
    expect(moved('//eu.example.org/x', status)).toContain('eu.example.org');
    expect(moved('/v3/reports', status)).toContain('another address');
    expect(moved('https://api.example.com/v3/', status)).toContain('another address of api.example.com');
    expect(failure({ status }).message).toContain('another address');
  });

  it.each([
    `https://${FAKE_KEY}.example.org/`,
    `https://user:${FAKE_KEY}@example.org/`,
    `https://x.example.org\\@${FAKE_KEY}/`,
    `https://${Buffer.from(FAKE_KEY).toString('hex')}.example.org`,
    'https://10.0.0.1234567.example/',
  ])('does not name a host that could tell more than where it is: %s', (location) => {
    expect(moved(location)).toContain('leads to another address (301)');
  });
});

describe('what is no fault of the request is not blamed on it', () => {
  it.each<[number, string, string, RegExp]>([
    [402, '', 'rejected', /plan/],
    [404, '', 'rejected', /address.*plan/],
    [405, '', 'rejected', /address/],
    [406, '', 'rejected', /address/],
    [407, '', 'network', /proxy/],
    [410, '', 'rejected', /no longer/],
    [413, '', 'too-large', /too much/],
    [414, '', 'too-large', /too long/],
    [431, '', 'too-large', /too long/],
    [451, '', 'rejected', /legal/],
    [511, '', 'network', /Sign in/],
    [204, '', 'decode', /without any data/],
    [200, ' ', 'decode', /without any data/],
    [200, '<html>', 'decode', /sign-in page or a proxy/],
    [200, '{"activity":[', 'network', /broke off/],
  ])('%d “%s”: %s, %s', (status, body, code, words) => {
    for (const isTrial of [false, true]) {
      const found = failure({ status, body }, { isTrial });
      expect(found.code).toBe(code);
      expect(found.message).toMatch(words);
      expect(found.message).not.toMatch(/dates and whom/);
    }
  });
});

describe('a pause that is asked for', () => {
  it.each<[Partial<HttpResponse>, RegExp]>([
    [{ status: 429 }, /Try again in a few minutes\.$/],
    [{ status: 429, headers: { 'retry-after': '45' } }, /Try again in 45 seconds\.$/],
    [{ status: 429, headers: { 'retry-after': '3600' } }, /Try again in an hour\.$/],
    [{ status: 429, headers: { 'retry-after': new Date(NOON + 3_600_000).toUTCString() } }, /Try again in an hour\.$/],
    [{ status: 429, headers: { 'retry-after': '300.0' } }, /Try again in 5 minutes\.$/],
    [{ status: 429, headers: { 'retry-after': '10800' } }, /Try again in 3 hours\.$/],
    [{ status: 403, headers: { 'retry-after': '120' } }, /Try again in 2 minutes\.$/],
    [
      { status: 403, body: '{"statusCode":403,"message":"Out of call volume quota. Quota will be replenished in 00:59:59."}' },
      /Try again in an hour\.$/,
    ],
    [{ status: 403, body: 'Rate limit exceeded' }, /Try again in a few minutes\.$/],
    [{ status: 403, body: '{"message":"Daily quota reached"}' }, /Try again in a few minutes\.$/],
  ])('%j', (response, words) => {
    const found = failure(response);
    expect(found).toMatchObject({ code: 'rate-limited', retryable: true });
    expect(found.message).toMatch(words);
  });

  it('is none where a server refuses the key', () => {
    for (const body of ['', 'Forbidden', '{"messages":["Access denied"],"success":false}'])
      expect(failure({ status: 403, body }).code).toBe('forbidden');
  });

  it('is said of a server with a problem of its own as well', () => {
    expect(failure({ status: 503, headers: { 'retry-after': '3600' } }).message).toMatch(/an hour\.$/);
  });
});

it.each(STATUSES)('no error of a client holds the key that the server echoes (%d)', async (status) => {
  const bodies = [`Bad ${FAKE_KEY}`, JSON.stringify({ messages: [FAKE_KEY] }), `{"activity":${FAKE_KEY}`, `<p>${FAKE_KEY}</p>`];
  for (const body of bodies) {
    const response: HttpResponse = httpAnswer(status, body, { 'x-echo': FAKE_KEY });
    const thrown: unknown[] = [];
    await underBothDrivers((timing) => {
      const over = clientOver(
        timing,
        respondingTransport(timing, () => response),
      );
      function* keeping(): Task<unknown> {
        try {
          return yield* over.client.send([{ path: '/r', parameters: [] }], asIs);
        } catch (caught) {
          thrown.push(caught);
          return undefined;
        }
      }
      return { task: keeping(), seen: over.seen };
    });
    for (const caught of thrown) {
      const { message, stack, cause } = caught as Error;
      expect([message, stack, JSON.stringify(caught), JSON.stringify(cause), String(cause)].join('\n')).not.toContain(FAKE_KEY);
    }
  }
});
