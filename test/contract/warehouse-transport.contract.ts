import type { WarehouseRequest, WarehouseTransport } from '../../shared/warehouse/warehouse';

/** What stands at the other end: `/status/503`, `/echo` with method, body and headers, `/text`, `/empty`, `/broken`. */
export interface WarehouseTransportUnderTest {
  readonly transport: WarehouseTransport;
}

const get = (path: string): WarehouseRequest => ({ method: 'GET', path });

/** What every WarehouseTransport keeps to. */
export function describeWarehouseTransportContract(make: () => WarehouseTransportUnderTest): void {
  it('answers in the order of the requests, and never throws on a status', async () => {
    const statuses = [200, 204, 400, 401, 403, 404, 409, 429, 500, 503];
    const answers = await make().transport.send(statuses.map((status) => get(`/status/${status}`)));
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });

  it('sends a method, a body as it is, and what it is', async () => {
    const body = '--b\r\n\r\n{"name":"Grüße, 漢字 🙂"}\r\n--b--';
    const answers = await make().transport.send(
      (['POST', 'PUT', 'PATCH'] as const).map((method) => ({
        method,
        path: '/echo?x=1',
        contentType: 'multipart/related; boundary=b',
        body,
      })),
    );
    const echoes = answers.map((answer) => JSON.parse(answer.body) as Readonly<Record<string, string>>);
    expect(echoes.map(({ method }) => method)).toEqual(['POST', 'PUT', 'PATCH']);
    for (const echo of echoes) expect(echo).toMatchObject({ body, 'content-type': 'multipart/related; boundary=b', path: '/echo?x=1' });
    const [deleted] = await make().transport.send([{ method: 'DELETE', path: '/echo' }]);
    expect(JSON.parse(deleted?.body ?? '')).toMatchObject({ method: 'DELETE', path: '/echo' });
  });

  it('sends headers beside what a body is, and a body of no bytes', async () => {
    const headers = { 'Content-Range': 'bytes */*', 'X-Upload-Content-Type': 'text/plain' };
    const [answer] = await make().transport.send([
      { method: 'PUT', path: '/echo', contentType: 'application/octet-stream', headers, body: '' },
    ]);
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({
      method: 'PUT',
      body: '',
      'content-range': 'bytes */*',
      'x-upload-content-type': 'text/plain',
      'content-type': 'application/octet-stream',
    });
  });

  it('gives an answer that says that more is to come, with its headers', async () => {
    const [answer] = await make().transport.send([get('/status/308')]);
    expect(answer).toMatchObject({ status: 308, headers: { 'retry-after': '7' } });
  });

  it('sends nothing where there is nothing to send', async () => {
    expect(await make().transport.send([])).toEqual([]);
  });

  it('gives the headers of the answer in lower case, and bodies as UTF-8', async () => {
    const [text, empty] = await make().transport.send([get('/text'), get('/empty')]);
    expect([text?.body, empty?.body]).toEqual(['Grüße, 漢字 🙂', '']);
    expect(text?.headers['retry-after']).toBe('7');
  });

  it('gives status 0 for a connection that breaks, without the address, and the other answers of the list', async () => {
    const answers = await make().transport.send([get('/text'), get('/broken'), get('/status/500')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 0, 500]);
    expect(answers[1]?.failure).toMatch(/^[^/]+$/);
    expect((await make().transport.send([get('/broken')]))[0]?.status).toBe(0);
  });
}
