import type { HttpRequest, HttpResponse, Transport } from '../../shared/ports';
import { answer, type Timing } from './timing';

/** A transport that keeps what it was asked: a list for each call. */
export interface RecordingTransport extends Transport {
  readonly rounds: readonly (readonly HttpRequest[])[];
}

/** Answers each request by a function; `round` counts the calls from 0. */
export const respondingTransport = (timing: Timing, respond: (request: HttpRequest, round: number) => HttpResponse): RecordingTransport =>
  recordingTransport(timing, (requests, round) => requests.map((request) => respond(request, round)));

/** Answers call after call from a script, which has to hold an answer for each request of each call. */
export const scriptedTransport = (timing: Timing, script: readonly (readonly HttpResponse[])[]): RecordingTransport =>
  recordingTransport(timing, (requests, round) => {
    const answers = script[round];
    if (answers?.length !== requests.length) throw new Error(`The script has no ${requests.length} answers for call ${round + 1}.`);
    return answers;
  });

function recordingTransport(
  timing: Timing,
  respond: (requests: readonly HttpRequest[], round: number) => readonly HttpResponse[],
): RecordingTransport {
  const rounds: (readonly HttpRequest[])[] = [];
  return {
    rounds,
    send: (requests) => answer(timing, () => respond(requests, rounds.push(requests) - 1)),
  };
}

export const httpAnswer = (status: number, body = '', headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status,
  headers,
  body,
});

/** A success with a JSON body. */
export const jsonAnswer = (value: unknown): HttpResponse => httpAnswer(200, JSON.stringify(value), { 'content-type': 'application/json' });

/** No answer: the connection broke. */
export const brokenConnection: HttpResponse = { status: 0, headers: {}, body: '', failure: 'The connection was reset.' };
