import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificates } from '../../doubles/certificates';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

export interface SmallUpstream {
  readonly port: number;
  /** Everything that was asked, in turn. */
  readonly received: Received[];
  /** How the next requests are answered; with an empty page unless told. */
  answer(handler?: (request: IncomingMessage, response: ServerResponse) => void): void;
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** In ActivTrak's place on the loopback address: answers with JSON and keeps what it was asked. */
export async function startUpstream({ server: certificate }: Certificates): Promise<SmallUpstream> {
  const json = (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': 'session=1', server: 'Kestrel', 'x-secret': 'inside' });
    response.end('{"activity":[],"total":0}');
  };
  let handler = json;
  const received: Received[] = [];
  const server = createServer({ ...certificate }, (request, response) => {
    received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    handler(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    received,
    answer: (next = json) => {
      handler = next;
    },
    connections: () => new Promise((done) => server.getConnections((_failure, count) => done(count))),
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
