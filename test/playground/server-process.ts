import { spawn } from 'node:child_process';

export interface ServerProcess {
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Starts a server in a process of its own: scripts block this one while they wait for an answer.
 * The program prints a line with `http://127.0.0.1:PORT` in it when it is ready. `arguments_` are for Node.
 */
export function startServerProcess(arguments_: readonly string[]): Promise<ServerProcess> {
  const child = spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = () =>
    new Promise<void>((done) => {
      child.once('exit', () => done());
      child.kill();
    });
  return new Promise((ready, failed) => {
    let printed = '';
    child.once('exit', (code) => failed(new Error(`The server ended with ${code}: ${printed}`)));
    child.stdout.on('data', (text) => {
      printed += String(text);
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      if (address) ready({ address, stop });
    });
  });
}

/** Answers `/status/N`, `/echo`, `/redirect`, `/break` and `/never`. */
export const SMALL_SERVER = `
const server = require('node:http').createServer((request, response) => {
  const [, what, rest] = request.url.split('/');
  if (what === 'break') return request.socket.destroy();
  if (what === 'never') return;
  if (what === 'redirect') return response.writeHead(302, { location: '/echo' }).end();
  let body = '';
  request.on('data', (text) => { body += text; });
  request.on('end', () => {
    response.writeHead(what === 'status' ? Number(rest) : 200, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] });
    response.end(JSON.stringify({ method: request.method, url: request.url, key: request.headers.authorization, body }));
  });
});
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));
`;
