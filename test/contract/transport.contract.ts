import type { HttpRequest, Transport } from '../../shared/ports';

/** What stands at the other end: `/status/503`, `/echo`, `/text`, `/empty`, `/broken`. */
export interface TransportUnderTest {
  readonly transport: Transport;
}

const BASE = 'https://api.activtrak.com';
const request = (path: string, headers: Readonly<Record<string, string>> = {}): HttpRequest => ({ url: BASE + path, headers });

/** What every Transport keeps to. */
export function describeTransportContract(make: () => TransportUnderTest): void {
  it('answers in the order of the requests, and never throws on a status', async () => {
    const statuses = [200, 401, 403, 404, 429, 500, 503];
    const answers = await make().transport.send(statuses.map((status) => request(`/status/${status}`)));
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });

  it('sends the headers, and gives those of the answer in lower case', async () => {
    const [answer] = await make().transport.send([
      request('/echo', { authorization: 'Bearer word', 'content-type': 'application/scim+json' }),
    ]);
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ authorization: 'Bearer word', 'content-type': 'application/scim+json' });
    expect(answer?.headers['retry-after']).toBe('7');
  });

  it('reads bodies as UTF-8, and empty ones', async () => {
    const [text, empty] = await make().transport.send([request('/text'), request('/empty')]);
    expect([text?.body, empty?.body]).toEqual(['Grüße, 漢字 🙂', '']);
  });

  it('gives status 0 for a connection that breaks, without the address, and the other answers of the list', async () => {
    const answers = await make().transport.send([request('/text'), request('/broken'), request('/status/500')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 0, 500]);
    expect(answers[1]?.failure).toMatch(/^[^/]+$/);
    expect((await make().transport.send([request('/broken')]))[0]?.status).toBe(0);
  });
}
