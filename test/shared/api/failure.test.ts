import fc from 'fast-check';
import { failureOf } from '../../../shared/api/failure';
import { isActivTrakError } from '../../../shared/errors';
import type { HttpResponse } from '../../../shared/ports';
import type { Task } from '../../../shared/task';
import { underBothDrivers } from '../../doubles/both-drivers';
import { FAKE_KEY } from '../../doubles/fake-api';
import { httpAnswer, respondingTransport } from '../../doubles/scripted-transport';
import { clientOver } from './client-over';

const STATUSES = [0, 200, 204, 301, 400, 401, 403, 404, 405, 408, 413, 422, 429, 500, 502, 503, 504];

const failure = (status: number, body = '', key = FAKE_KEY): Error & { readonly code: string } => {
  const found = failureOf({ ...httpAnswer(status, body), failure: `The transport quotes ${key}` }, 'your key', key);
  if (!isActivTrakError(found)) throw new Error('This is no error of ours.');
  return found;
};

describe.each(STATUSES)('the message of an answer with status %d', (status) => {
  it('is one line that ends with a full stop and names a next step', () => {
    const { message } = failure(status, '{"messages":["First line\\nsecond\\u2028third"]}');
    expect(message).toMatch(/^[^\n\r\u2028\u2029]+[^.]\.$/);
    expect(message).toMatch(/try again|check|ask an administrator/);
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
        const { message } = failure(status, say(secret), secret);
        // What the sentence says of itself may happen to hold a short key.
        const plain = failure(status, '', secret).message;
        const added = message.length > plain.length ? message.slice(message.indexOf(`(${status}`)) : '';
        expect(added).not.toContain(secret);
        expect(added).not.toContain(encodeURIComponent(secret));
      }),
      { numRuns: 200 },
    );
  });
});

it("a refusal quotes the server's words where they are plain, shortly", () => {
  expect(failure(400, '{"messages":["Bad dates.","Too many filters"],"success":false}').message).toContain(
    '(400: Bad dates. Too many filters)',
  );
  expect(failure(400, 'Bad dates.').message).toContain('(400: Bad dates)');
  expect(failure(404, '<html><h1>Not Found</h1>').message).toContain('(404)');
  expect(failure(400, '').message).toContain('(400)');
  expect(failure(400, '{"a":{"b":[null,1,true,"deep"]}}').message).toContain('(400: deep)');
  expect(failure(400, 'x'.repeat(5000)).message.length).toBeLessThan(300);
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
          return yield* over.client.send([{ path: '/r', parameters: [] }]);
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
