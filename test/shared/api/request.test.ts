import { cannotNarrow, ONE_FILTER } from '#words/narrowing';
import { notAnId } from '#words/who';
import { httpRequest, type Parameter } from '../../../shared/api/requests/request';
import { type Filter, filterParameter } from '../../../shared/api/streams/filter';
import { STREAMS } from '../../../shared/api/streams/streams';
import { underBothDrivers } from '../../doubles/both-drivers';
import { jsonAnswer, respondingTransport } from '../../doubles/scripted-transport';
import { asIs, type ClientOver, CONNECTION, clientOver } from './client-over';

const FILTERS = ['userId', 'clientId', 'groupId', 'computerId', 'deviceId'] as const;

describe('a request', () => {
  it('carries the key in the header alone, never in the address', () => {
    const parameters: readonly Parameter[] = [
      ['from', '2026-03-01'],
      ['cursor', 'a+b/c= &ü😀'],
    ];
    const bearer = httpRequest({ path: '/reports', parameters }, CONNECTION, 'bearer');
    const apiKey = httpRequest({ path: '/reports', parameters }, CONNECTION, 'x-api-key');
    expect(bearer.url).toBe('https://api.example.com/reports?from=2026-03-01&cursor=a%2Bb%2Fc%3D%20%26%C3%BC%F0%9F%98%80');
    expect(new URL(bearer.url).searchParams.get('cursor')).toBe('a+b/c= &ü😀');
    expect(apiKey.url).toBe(bearer.url);
    expect(bearer.headers).toEqual({ accept: 'application/json', authorization: `Bearer ${CONNECTION.key}` });
    expect(apiKey.headers).toEqual({ accept: 'application/json', 'x-api-key': CONNECTION.key });
  });

  it('without parameters has no question mark, and names its content type where it is asked for', () => {
    const request = httpRequest({ path: '/scim/v1/users', parameters: [], contentType: 'application/scim+json' }, CONNECTION, 'bearer');
    expect(request.url).toBe('https://api.example.com/scim/v1/users');
    expect(request.headers['content-type']).toBe('application/scim+json');
  });

  it.each(['\ud800', 'a\udc00b', '\ud83d', '\ude00\ud83d'])(
    'for half a letter, which has no encoding, is refused like a cursor that the server does not take: %j',
    (cursor) => {
      const ask = () => httpRequest({ path: '/reports', parameters: [['cursor', cursor]] }, CONNECTION, 'bearer');
      expect(ask).toThrow(expect.objectContaining({ name: 'ActivTrakError', code: 'rejected' }));
    },
  );

  const pairs = FILTERS.flatMap((one, place) => FILTERS.slice(place).map((other) => [one, other] as const));

  it.each(pairs)('for %s and %s at once is refused before anything is sent', async (one, other) => {
    let over: ClientOver | undefined;
    const ending = await underBothDrivers((timing) => {
      over = clientOver(
        timing,
        respondingTransport(timing, () => jsonAnswer({ activity: null })),
      );
      const twofold = {
        path: '/reports',
        parameters: [
          [one, 1],
          ['page', 1],
          [other, 2],
        ] as const,
      };
      return { task: over.client.send([{ path: '/reports', parameters: [['userId', 1]] }, twofold], asIs), seen: over.seen };
    });
    expect(ending.error).toMatchObject({ name: 'ActivTrakError', code: 'argument' });
    expect(ending.error?.message).toBe(ONE_FILTER);
    expect(over?.transport.rounds).toEqual([]);
  });
});

describe("a filter's parameter", () => {
  const parameter = (stream: keyof typeof STREAMS, filter: Filter, dialect: 'early-access' | 'current'): Parameter =>
    filterParameter(STREAMS[stream], filter, dialect);

  it.each([
    ['user-hours', 'user', 'userId', 'clientId'],
    ['user-hours', 'group', 'groupId', 'groupId'],
    ['computer-hours', 'computer', 'computerId', 'deviceId'],
    ['computer-hours', 'group', 'groupId', 'groupId'],
    ['activity-log', 'user', 'userId', 'clientId'],
    ['activity-log', 'computer', 'computerId', 'deviceId'],
    ['activity-log', 'group', 'groupId', 'groupId'],
  ] as const)('of %s for one %s is %s or %s', (stream, kind, earlyAccess, current) => {
    expect(parameter(stream, { kind, id: 7 }, 'early-access')).toEqual([earlyAccess, 7]);
    expect(parameter(stream, { kind, id: 7 }, 'current')).toEqual([current, 7]);
  });

  it.each([
    ['user-hours', 'computer', 'computerId', 'ACTIVTRAK_COMPUTER_HOURS'],
    ['computer-hours', 'user', 'userId', 'ACTIVTRAK_HOURS'],
  ] as const)('of %s for one %s is %s in early access and elsewhere a sentence that names %s', (stream, kind, name, instead) => {
    expect(cannotNarrow(stream, kind)).toContain(instead);
    expect(parameter(stream, { kind, id: 7 }, 'early-access')).toEqual([name, 7]);
    expect(() => parameter(stream, { kind, id: 7 }, 'current')).toThrow(cannotNarrow(stream, kind));
  });

  it.each([-1, 0, -5, 1.5, Number.NaN, 1e21])('is refused for an ID that nobody has, since ActivTrak takes -1 for everyone: %p', (id) => {
    for (const kind of ['user', 'group', 'computer'] as const)
      for (const dialect of ['early-access', 'current'] as const)
        expect(() => parameter('activity-log', { kind, id }, dialect)).toThrow(notAnId(`${kind}:${id}`));
  });
});
