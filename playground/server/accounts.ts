import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Several APIs at one address, as ActivTrak's accounts of one region are. */
export interface Accounts {
  /** `http://127.0.0.1:49152` */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Passes each request on to the API whose account its key is of.
 * @param usual the address of the API that gets everything else
 * @param others addresses of further APIs by their keys
 */
export async function accountsAt(usual: string, others: Readonly<Record<string, string>>): Promise<Accounts> {
  const server = createServer((incoming, answer) => {
    const { hostname, port } = new URL(others[keyOf(incoming)] ?? usual);
    const { method, url, headers } = incoming;
    const passed = request({ hostname, port, method, path: url, headers, agent: false }, (from) => {
      answer.writeHead(from.statusCode ?? 502, from.headers);
      from.pipe(answer);
    });
    // The API may be gone, or whoever asked.
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Either published description's header. */
const keyOf = ({ headers }: IncomingMessage): string =>
  String(headers['x-api-key'] ?? headers.authorization?.replace(/^Bearer /, '') ?? '');
