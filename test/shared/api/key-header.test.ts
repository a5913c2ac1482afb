import type { KeyHeader } from '../../../shared/api/connections/connection';
import type { ApiRequest } from '../../../shared/api/requests/request';
import type { ActivTrakError } from '../../../shared/errors';
import type { HttpRequest, HttpResponse } from '../../../shared/ports';
import type { Task } from '../../../shared/task';
import { type Ending, underBothDrivers } from '../../doubles/both-drivers';
import { httpAnswer, jsonAnswer, respondingTransport } from '../../doubles/scripted-transport';
import { asIs, type ClientOver, type ClientSetting, clientOver, noted } from './client-over';

const OK = jsonAnswer({ activity: null });
const request = (path: string): ApiRequest => ({ path, parameters: [] });
const headerOf = ({ headers }: HttpRequest): KeyHeader => (headers.authorization === undefined ? 'x-api-key' : 'bearer');

/** A server that takes the key in one header alone. */
const taking =
  (header: KeyHeader, refusal = 401) =>
  (asked: HttpRequest): HttpResponse =>
    headerOf(asked) === header ? OK : httpAnswer(refusal);

interface Sending {
  readonly ending: Ending<unknown>;
  readonly rounds: readonly (readonly string[])[];
  readonly over: ClientOver;
}

/** Sends each of the lists, one after the other, with one client. */
async function send(
  respond: (asked: HttpRequest, round: number) => HttpResponse,
  lists: readonly (readonly string[])[],
  setting: ClientSetting = {},
): Promise<Sending> {
  let over: ClientOver | undefined;
  const ending = await underBothDrivers((timing) => {
    const made = clientOver(timing, respondingTransport(timing, respond), setting);
    over = made;
    function* all(): Task<unknown> {
      const answers: unknown[] = [];
      for (const [at, list] of lists.entries()) {
        try {
          answers.push(yield* made.client.send(list.map(request), asIs));
        } catch (failure) {
          if (at === lists.length - 1) throw failure;
          answers.push((failure as ActivTrakError).code);
        }
      }
      return answers;
    }
    return { task: all(), seen: made.seen };
  });
  return { ending, rounds: (over as ClientOver).transport.rounds.map((round) => round.map(noted)), over: over as ClientOver };
}

describe('the header that carries the key', () => {
  it.each<[KeyHeader, ClientSetting]>([
    ['bearer', {}],
    ['bearer', { connection: { dialect: 'early-access' } }],
    ['x-api-key', { connection: { dialect: 'current' } }],
    ['bearer', { connection: { dialect: 'current', keyHeader: 'bearer' } }],
    ['x-api-key', { connection: { keyHeader: 'x-api-key' } }],
  ])('is %s at first for %j', async (header, setting) => {
    const { rounds, over } = await send(taking(header), [['/a']], setting);
    expect(rounds).toEqual([[`${header} /a`]]);
    expect(over.client.learnt().keyHeader).toBe(header);
  });

  it.each([401, 403])('is tried the other way once when it is refused with %d, and remembered', async (refusal) => {
    const { ending, rounds, over } = await send(taking('x-api-key', refusal), [['/a'], ['/b']]);
    expect(ending.result).toEqual([[OK.body], [OK.body]]);
    expect(rounds).toEqual([['bearer /a'], ['x-api-key /a'], ['x-api-key /b']]);
    expect(over.client.learnt().keyHeader).toBe('x-api-key');
  });

  it('is tried the other way even where a person or an earlier run had set it', async () => {
    const { rounds } = await send(taking('bearer'), [['/a']], { connection: { dialect: 'current', keyHeader: 'x-api-key' } });
    expect(rounds).toEqual([['x-api-key /a'], ['bearer /a']]);
  });

  it('is tried with one request where several were refused, and then the others follow', async () => {
    const { ending, rounds } = await send(taking('x-api-key'), [['/a', '/b', '/c']]);
    expect(ending.result).toEqual([[OK.body, OK.body, OK.body]]);
    expect(rounds).toEqual([['bearer /a', 'bearer /b', 'bearer /c'], ['x-api-key /a'], ['x-api-key /b', 'x-api-key /c']]);
  });

  it.each([401, 403])('refused both ways gives the three causes and whose key it is (%d)', async (status) => {
    const { ending, rounds } = await send(() => httpAnswer(status), [['/a', '/b']]);
    expect(rounds).toEqual([['bearer /a', 'bearer /b'], ['x-api-key /a']]);
    expect(ending.error).toMatchObject({ code: status === 401 ? 'unauthorized' : 'forbidden', retryable: false });
    for (const cause of ['your key', 'wrong or expired', "plan doesn't include", 'may not see'])
      expect(ending.error?.message).toContain(cause);
  });

  it('costs one request more at most, however often the key is refused', async () => {
    let over: ClientOver | undefined;
    const ending = await underBothDrivers((timing) => {
      const made = clientOver(
        timing,
        respondingTransport(timing, () => httpAnswer(403)),
      );
      over = made;
      function* stubborn(): Task<number> {
        let refused = 0;
        for (const path of ['/a', '/b', '/c']) {
          try {
            yield* made.client.send([request(path)], asIs);
          } catch {
            refused += 1;
          }
        }
        return refused;
      }
      return { task: stubborn(), seen: made.seen };
    });
    expect(ending.result).toBe(3);
    expect(over?.transport.rounds.map((round) => round.map(noted))).toEqual([
      ['bearer /a'],
      ['x-api-key /a'],
      ['bearer /b'],
      ['bearer /c'],
    ]);
  });

  it.each([401, 403])('is tried the other way for rows too, where names are refused both ways (%d)', async (refusal) => {
    const { ending, rounds, over } = await send(
      (asked) => (asked.url.includes('/scim/') ? httpAnswer(refusal) : taking('x-api-key')(asked)),
      [['/scim/v1/groups'], ['/reports/v2/a']],
    );
    expect(rounds).toEqual([
      ['bearer /scim/v1/groups'],
      ['x-api-key /scim/v1/groups'],
      ['bearer /reports/v2/a'],
      ['x-api-key /reports/v2/a'],
    ]);
    expect(ending.result).toEqual([refusal === 401 ? 'unauthorized' : 'forbidden', [OK.body]]);
    expect(over.client.learnt().keyHeader).toBe('x-api-key');
  });

  it('stays when only some things are refused with it', async () => {
    const { rounds, over } = await send(
      (asked) => (asked.url.endsWith('/names') ? httpAnswer(403) : taking('bearer')(asked)),
      [['/a'], ['/a', '/names']],
    );
    expect(rounds).toEqual([['bearer /a'], ['bearer /a', 'bearer /names'], ['x-api-key /names']]);
    expect(over.client.learnt().keyHeader).toBe('bearer');
  });

  it('that is read is kept, though what was asked for first is not for this key', async () => {
    const server = (asked: HttpRequest): HttpResponse => (asked.url.endsWith('/names') ? httpAnswer(403) : OK);
    let over: ClientOver | undefined;
    const ending = await underBothDrivers((timing) => {
      const transport = respondingTransport(timing, (asked) => (headerOf(asked) === 'bearer' ? httpAnswer(401) : server(asked)));
      const made = clientOver(timing, transport);
      over = made;
      function* namesThenRows(): Task<unknown> {
        try {
          yield* made.client.send([request('/names')], asIs);
        } catch {
          return yield* made.client.send([request('/a')], asIs);
        }
        return 'names were not refused';
      }
      return { task: namesThenRows(), seen: made.seen };
    });
    expect(ending.result).toEqual([OK.body]);
    expect(over?.transport.rounds.map((round) => round.map(noted))).toEqual([['bearer /names'], ['x-api-key /names'], ['x-api-key /a']]);
  });

  it('that meets a busy server on its second way is kept and sent again', async () => {
    const { ending, rounds } = await send(
      (asked, round) => (headerOf(asked) === 'bearer' ? httpAnswer(401) : round < 2 ? httpAnswer(503) : OK),
      [['/a']],
    );
    expect(ending.result).toEqual([[OK.body]]);
    expect(rounds).toEqual([['bearer /a'], ['x-api-key /a'], ['x-api-key /a']]);
  });
});

it('fewer go together once a server asks for a pause, and one more with each round that it answers', async () => {
  const limited = (_: HttpRequest, round: number): HttpResponse => (round === 0 ? httpAnswer(429) : OK);
  const { rounds } = await send(limited, [Array.from({ length: 60 }, (_, at) => `/r${at}`)]);
  expect(rounds.map(({ length }) => length)).toEqual([20, 10, 11, 12, 13, 14]);
});
