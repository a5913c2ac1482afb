import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Agent, request as httpsRequest } from 'node:https';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TLSSocket } from 'node:tls';
import type { ServerLimits } from './limits';
import { PrivateAddressError, publicLookup, type Resolve } from './public-address';
import { ENCODED, PRIVATE_ADDRESS, type Refusal, redirected, STRANGE, TIMEOUT, TOO_LARGE, UNREACHABLE, UNTRUSTED } from './refusal';
import type { Headers } from './security-headers';
import type { ForwardTarget } from './target';

/** What forwarding asks of its surroundings. */
export interface Network {
  readonly agent: Agent;
  readonly resolve: Resolve;
  readonly limits: ServerLimits;
}

/** A failure that has its answer already. */
class RefusedError extends Error {
  override readonly name = 'RefusedError';
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

/**
 * Asks ActivTrak and streams its answer into `response`: status, content type, Retry-After and body.
 * @param own headers that every answer has
 * @returns why there was no answer, and `undefined` when there was. One that broke off after its first bytes is cut, so that nobody takes it for whole.
 */
export async function forward(
  target: ForwardTarget,
  headers: Headers,
  response: ServerResponse,
  own: Headers,
  network: Network,
): Promise<Refusal | undefined> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new RefusedError(TIMEOUT)), network.limits.answerMs);
  const gone = (): void => stop.abort(new RefusedError(UNREACHABLE));
  response.once('close', gone);
  try {
    const answer = await answerOf(target, headers, network, stop.signal);
    const refusal = refusalOf(answer, network.limits);
    if (refusal) {
      answer.destroy();
      return refusal;
    }
    response.writeHead(answer.statusCode ?? 502, { ...own, ...passedOn(answer) });
    await pipeline(answer, counted(network.limits.answerBytes), response, { signal: stop.signal });
    return undefined;
  } catch (failure) {
    const refusal = refusalFor(stop.signal.aborted ? stop.signal.reason : failure);
    if (!response.headersSent) return refusal;
    response.destroy();
    return undefined;
  } finally {
    clearTimeout(timer);
    response.off('close', gone);
  }
}

/** The answer once its headers are there. */
function answerOf({ upstream, path }: ForwardTarget, headers: Headers, network: Network, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest({
      host: upstream.hostname,
      port: upstream.port,
      path,
      method: 'GET',
      headers,
      agent: network.agent,
      lookup: publicLookup(network.resolve, upstream.mayBePrivate),
      maxHeaderSize: network.limits.headerBytes * 2,
      signal,
    });
    request.once('socket', (socket) => limitConnecting(socket as TLSSocket, request.reusedSocket, network.limits.connectMs));
    request.once('response', resolve);
    // A connection may fail again after it has failed.
    request.on('error', reject);
    request.once('upgrade', (_answer, socket) => {
      socket.destroy();
      reject(new RefusedError(STRANGE));
    });
    request.end();
  });
}

function limitConnecting(socket: TLSSocket, isReused: boolean, ms: number): void {
  if (isReused) return;
  const timer = setTimeout(() => socket.destroy(new RefusedError(TIMEOUT)), ms);
  socket.once('secureConnect', () => clearTimeout(timer));
  socket.once('close', () => clearTimeout(timer));
}

function refusalOf({ statusCode = 0, headers }: IncomingMessage, limits: ServerLimits): Refusal | undefined {
  if (statusCode >= 300 && statusCode < 400) return redirected(headers.location ?? '');
  if (statusCode < 200 || statusCode > 599) return STRANGE;
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') return ENCODED;
  return Number(headers['content-length'] ?? 0) > limits.answerBytes ? TOO_LARGE : undefined;
}

function passedOn({ headers }: IncomingMessage): Headers {
  const [type, retryAfter, length] = [headers['content-type'] ?? '', headers['retry-after'] ?? '', headers['content-length']];
  return {
    // With its length even a balancer that speaks HTTP/1.0 notices when it is cut.
    ...(length === undefined ? {} : { 'content-length': length }),
    'content-type': /^[\w.+-]+\/[\w.+-]+(?:; ?[\w-]+="?[\w.+-]+"?)*$/.test(type) ? type : 'application/octet-stream',
    ...(/^[\w:,.+ -]{1,40}$/.test(retryAfter) ? { 'retry-after': retryAfter } : {}),
  };
}

/** Passes bytes on until there are too many. */
function counted(most: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > most) done(new RefusedError(TOO_LARGE));
      else done(null, chunk);
    },
  });
}

function refusalFor(failure: unknown): Refusal {
  if (failure instanceof RefusedError) return failure.refusal;
  if (failure instanceof PrivateAddressError) return PRIVATE_ADDRESS;
  const { code = '' } = failure as NodeJS.ErrnoException;
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS_/.test(code)) return UNTRUSTED;
  return code.startsWith('HPE_') ? STRANGE : UNREACHABLE;
}
