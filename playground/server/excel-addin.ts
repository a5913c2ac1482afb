import type { RequestListener } from 'node:http';
import { Agent } from 'node:https';
import net from 'node:net';
import { requestListener } from '../../excel-addin/server/application';
import { LIMITS } from '../../excel-addin/server/limits';
import { securityHeaders } from '../../excel-addin/server/security-headers';
import { type StaticFile, type StaticFiles, staticFiles } from '../../excel-addin/server/static-files';
import { upstreamsOf } from '../../excel-addin/server/upstreams';
import { WEBHOOK_HOSTS } from './webhook-server';

/**
 * The server of the Excel add-in within that of the playground: its own code, with the API on this machine in the place of ActivTrak's
 * five hosts, and nothing else to be reached.
 * - `/excel-addin/…` are the add-in's files, `/proxy/…` is its way to ActivTrak
 * - `/unreachable/proxy/…` is the same way where ActivTrak does not answer
 * - `/notice` takes messages for webhooks, which the server on this machine gets
 * @param folder dist/excel-addin
 * @param own the addresses under which the playground is seen
 * @returns the listener of a request, `undefined` for what is the playground's own
 */
export function excelAddinServer(
  folder: string,
  apiAddress: string,
  webhookPort: number,
  own: readonly URL[],
): (host: string, path: string) => Mounted | undefined {
  const { hostname, port } = new URL(apiAddress);
  const files = inPlayground(staticFiles(folder));
  const headers = securityHeaders({ hsts: false, frameAncestors: ["'self'"] });
  const listeners = (connect: (host: string) => net.Socket): ReadonlyMap<string, RequestListener> => {
    const network = { agent: plainAgent(connect), limits: LIMITS, resolve: async () => [] };
    const common = {
      files,
      upstreams: upstreamsOf(undefined),
      webhooks: WEBHOOKS,
      headers,
      network,
      log: () => undefined,
      isStopping: () => false,
      isBehindBalancer: false,
    };
    return new Map(own.map((address) => [address.host, requestListener({ own: address, ...common })]));
  };
  const works = listeners((host) =>
    WEBHOOK_HOSTS.test(host) ? net.connect(webhookPort, '127.0.0.1') : net.connect(Number(port), hostname),
  );
  // Nobody listens on the first port.
  const unreachable = listeners(() => net.connect(1, '127.0.0.1'));

  return (host, path) => {
    const prefix = MOUNT.exec(path)?.[0];
    if (prefix === undefined) return undefined;
    const listener = (prefix === '/unreachable' ? unreachable : works).get(host);
    return listener && { listener, path: path.slice(prefix.length) };
  };
}

const MOUNT = /^(?:\/excel-addin(?=\/)|\/unreachable(?=\/proxy\/)|(?=\/(?:proxy\/|notice$)))/;

const WEBHOOKS = { services: ['slack', 'teams', 'google-chat'], ownAddresses: ['https://hooks.example.com/'], mayBePrivate: true };

interface Mounted {
  readonly listener: RequestListener;
  /** The path as the add-in's own server has it. */
  readonly path: string;
}

/** Connects without TLS, and to this machine whatever the host, as a hosts file would have it. */
function plainAgent(connect: (host: string) => net.Socket): Agent {
  const createConnection = ({ host = '' }: { readonly host?: string }): net.Socket => {
    const socket = connect(host);
    socket.once('connect', () => socket.emit('secureConnect'));
    return socket;
  };
  return Object.assign(new Agent({ keepAlive: true }), { createConnection });
}

const OFFICE_JS = '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>';
/** Microsoft's object model, and the playground's Office around it: nothing but this machine is asked. */
const OWN_OFFICE = '<script src="/office/excel-web-16.00.js"></script>\n    <script src="/office/office.js"></script>';

/** The files as they ship, but for where Office.js comes from, and a header without which a page like the playground frames nothing. */
function inPlayground(files: StaticFiles): StaticFiles {
  return new Map(
    [...files].map(([path, file]) => {
      const headers = { ...file.headers, 'cross-origin-embedder-policy': 'require-corp' };
      return [path, path === '/taskpane.html' ? { headers, bytes: withOwnOffice(file), etag: file.etag } : { ...file, headers }];
    }),
  );
}

function withOwnOffice({ bytes }: StaticFile): Buffer {
  const page = bytes.toString('utf8');
  if (!page.includes(OFFICE_JS)) throw new Error('The task pane no longer loads Office.js in the way that the playground knows.');
  return Buffer.from(page.replace(OFFICE_JS, OWN_OFFICE));
}
