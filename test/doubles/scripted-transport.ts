import type { HttpRequest, HttpResponse, Transport } from '../../shared/ports';
import { answer, type Timing } from './timing';

/** A transport that keeps what it was asked: a list for each call. */
export interface RecordingTransport extends Transport {
  readonly rounds: readonly (readonly HttpRequest[])[];
}

/** Answers each request by a function; `round` counts the calls from 0. */
export function respondingTransport(timing: Timing, respond: (request: HttpRequest, round: number) => HttpResponse): RecordingTransport {
  const rounds: (readonly HttpRequest[])[] = [];
  return {
    rounds,
    send: (requests) =>
      answer(timing, () => {
        rounds.push(requests);
        return requests.map((request) => respond(request, rounds.length - 1));
      }),
  };
}

/** Answers call after call from a script, which has to hold an answer for each request of each call. */
export function scriptedTransport(timing: Timing, script: readonly (readonly HttpResponse[])[]): RecordingTransport {
  const rounds: (readonly HttpRequest[])[] = [];
  return {
    rounds,
    send: (requests) =>
      answer(timing, () => {
        rounds.push(requests);
        const answers = script[rounds.length - 1];
        if (answers?.length !== requests.length) throw new Error(`The script has no ${requests.length} answers for call ${rounds.length}.`);
        return answers;
      }),
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
