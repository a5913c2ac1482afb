import fc from 'fast-check';
import { type Group, type ListedPerson, readGroups, readPeople } from '../../../shared/api/people/directory';
import type { HttpRequest, HttpResponse } from '../../../shared/ports';
import type { Task } from '../../../shared/task';
import { type Ending, underBothDrivers } from '../../doubles/both-drivers';
import { budgetOfAsks } from '../../doubles/countdown-budget';
import { fakeApi } from '../../doubles/fake-api';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { httpAnswer, jsonAnswer, type RecordingTransport, respondingTransport } from '../../doubles/scripted-transport';
import type { Timing } from '../../doubles/timing';
import { type ClientOver, type ClientSetting, clientOver } from './client-over';

const KNOWN: ClientSetting = { connection: { keyHeader: 'x-api-key' } };

interface Reading<T> {
  readonly ending: Ending<T>;
  readonly over: ClientOver;
}

async function reading<T>(
  transport: (timing: Timing) => RecordingTransport,
  read: (over: ClientOver) => Task<T>,
  setting: ClientSetting = KNOWN,
): Promise<Reading<T>> {
  let over: ClientOver | undefined;
  const ending = await underBothDrivers((timing) => {
    over = clientOver(timing, transport(timing), setting);
    return { task: read(over), seen: over.seen };
  });
  return { ending, over: over as ClientOver };
}

type Respond = (path: string, parameters: URLSearchParams, request: HttpRequest) => HttpResponse;

const serving =
  (respond: Respond) =>
  (timing: Timing): RecordingTransport =>
    respondingTransport(timing, (request) => {
      const { pathname, searchParams } = new URL(request.url);
      return respond(pathname, searchParams, request);
    });

const people = (respond: Respond, setting?: ClientSetting): Promise<Reading<readonly ListedPerson[] | undefined>> =>
  reading(serving(respond), ({ client, budget }) => readPeople(client, budget), setting);
const groups = (respond: Respond): Promise<Reading<readonly Group[] | undefined>> =>
  reading(serving(respond), ({ client, budget }) => readGroups(client, budget));

const list = (resources: readonly unknown[], total = resources.length): HttpResponse =>
  jsonAnswer({ totalResults: total, Resources: resources });

describe('users and groups by SCIM', () => {
  it('are all there, over many pages', async () => {
    const organisation = fakeOrganisation(2300, []);
    const api = (timing: Timing): RecordingTransport => fakeApi(timing, { organisation, dialect: 'current' });
    const users = await reading(api, ({ client, budget }) => readPeople(client, budget));
    expect(users.ending.result).toEqual(organisation.people.map(({ id, name }) => ({ id, name, otherNames: [`user${id}`] })));
    expect(users.over.transport.rounds).toHaveLength(3);
    expect(users.over.transport.rounds.flat().every(({ headers }) => headers['content-type'] === 'application/scim+json')).toBe(true);
    const found = await reading(api, ({ client, budget }) => readGroups(client, budget));
    expect(found.ending.result?.map(({ id, name, members }) => [id, name, members.length])).toEqual([
      [51, 'Sales', 1150],
      [52, 'Support', 1150],
    ]);
  });

  it('are all there where the server gives fewer than asked for now and then, as it may', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(90), fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 7 }), async (count, sizes) => {
        const all = Array.from({ length: count }, (_, index) => ({ id: String(index + 1), displayName: `P${index + 1}` }));
        const { ending } = await people((_, parameters) => {
          const start = Number(parameters.get('startIndex')) - 1;
          return list(all.slice(start, start + (sizes[start % sizes.length] as number)), count);
        });
        expect(ending.result?.map(({ id }) => id)).toEqual(all.map(({ id }) => Number(id)));
      }),
    );
  });

  it('are all there whether the start counts users or pages, and however many a page may hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(90), fc.integer({ min: 2, max: 40 }), fc.boolean(), async (count, largest, startCountsPages) => {
        const all = Array.from({ length: count }, (_, index) => ({ id: String(index + 1), displayName: `P${index + 1}` }));
        const { ending } = await people((_, parameters) => {
          const start = Number(parameters.get('startIndex'));
          const first = startCountsPages ? (start - 1) * largest : start - 1;
          return list(all.slice(first, first + largest), count);
        });
        const ids = ending.result?.map(({ id }) => id) ?? [];
        expect([...ids].sort((one, other) => one - other)).toEqual(all.map(({ id }) => Number(id)));
      }),
    );
  });

  it('come in few rounds where there are very many', async () => {
    const all = Array.from({ length: 24_500 }, (_, index) => ({ id: String(index + 1) }));
    const { ending, over } = await people((_, parameters) => {
      const start = Number(parameters.get('startIndex')) - 1;
      return list(all.slice(start, start + Number(parameters.get('count'))), all.length);
    });
    expect(ending.result).toHaveLength(all.length);
    expect(over.transport.rounds.length).toBeLessThan(7);
    expect(over.transport.rounds.flat()).toHaveLength(25);
  });

  it('are read to their end where the server counts some that it does not show', async () => {
    const all = Array.from({ length: 30 }, (_, index) => ({ id: String(index + 1) }));
    const { ending, over } = await people((_, parameters) => {
      const start = Number(parameters.get('startIndex')) - 1;
      return list(all.slice(start, start + 10), 35);
    });
    expect(ending.result).toHaveLength(30);
    expect(over.transport.rounds.length).toBeLessThan(7);
  });

  it('have every name they are called by, each once', async () => {
    const { ending } = await people(() =>
      list([
        {
          id: '7',
          userName: 'jdoe',
          DisplayName: 'Jane Doe',
          name: { givenName: 'Jane', middleName: 'Q', familyName: 'Doe' },
          emails: [{ value: 'jane@example.com', primary: true }, { value: 'jdoe' }, {}],
        },
        { id: 8, name: { givenName: 'Joe', familyName: '' } },
        { id: '9' },
      ]),
    );
    expect(ending.result).toEqual([
      { id: 7, name: 'Jane Doe', otherNames: ['Jane Q Doe', 'jdoe', 'jane@example.com'] },
      { id: 8, name: 'Joe', otherNames: [] },
      { id: 9, name: '9', otherNames: [] },
    ]);
  });

  it('without an id that reports know are left out, and never have the id 0', async () => {
    const odd = [
      { displayName: 'No id' },
      { id: '', displayName: 'Empty' },
      { id: 'a3c1-uuid', displayName: 'Other' },
      { id: null },
      null,
      'x',
    ];
    expect((await people(() => list([...odd, { id: '7', displayName: 'Jane' }], 7))).ending.result).toEqual([
      { id: 7, name: 'Jane', otherNames: [] },
    ]);
    const members = [{ value: '7' }, {}, { value: '' }, { value: null }, { value: 'uuid' }, null];
    expect((await groups(() => list([...odd, { id: '51', displayName: 'Sales', members }], 7))).ending.result).toEqual([
      { id: 51, name: 'Sales', members: [7] },
    ]);
  });

  it.each([
    ['an empty list', list([])],
    ['no list', jsonAnswer({ totalResults: 0 })],
    ['a list of nothing', jsonAnswer({ totalResults: 0, resources: null })],
  ])('are nobody for %s', async (_, answer) => {
    expect((await people(() => answer)).ending.result).toEqual([]);
    expect((await groups(() => answer)).ending.result).toEqual([]);
  });
});

describe('where SCIM is refused', () => {
  const refused =
    (clients: Respond): Respond =>
    (path, parameters, request) =>
      path.startsWith('/scim/') ? httpAnswer(403) : clients(path, parameters, request);

  it('users come from the list of clients', async () => {
    const all = Array.from({ length: 120 }, (_, index) => ({
      id: index + 1,
      domain: 'ACME',
      name: `u${index + 1}`,
      alias: index === 0 ? 'Jane Doe' : '',
    }));
    const { ending, over } = await people(
      refused((_, parameters) => {
        const page = Number(parameters.get('page'));
        return jsonAnswer({ data: all.slice((page - 1) * 50, page * 50), success: true });
      }),
    );
    expect(ending.result).toHaveLength(120);
    expect(ending.result?.[0]).toEqual({ id: 1, name: 'Jane Doe', otherNames: ['u1', 'ACME\\u1'] });
    expect(ending.result?.[119]).toEqual({ id: 120, name: 'u120', otherNames: ['ACME\\u120'] });
    const rounds = over.transport.rounds.filter(([request]) => request.url.includes('/admin/v1/clients'));
    expect(rounds.map(({ length }) => length)).toEqual([1, 2]);
  });

  it.each([200, 404])(
    'a long list of clients comes in few rounds, also from a server that answers %d behind its last page',
    async (behind) => {
      const all = Array.from({ length: 3020 }, (_, index) => ({ id: index + 1, name: `u${index + 1}` }));
      const { ending, over } = await people(
        refused((_, parameters) => {
          const page = Number(parameters.get('page'));
          const some = all.slice((page - 1) * 50, page * 50);
          return some.length === 0 ? httpAnswer(behind, '[]') : jsonAnswer(some);
        }),
      );
      expect(ending.result).toHaveLength(3020);
      const rounds = over.transport.rounds.filter(([request]) => request.url.includes('/admin/v1/clients'));
      expect(rounds.length).toBeLessThan(behind === 200 ? 10 : 20);
      expect(rounds.flat().length).toBeLessThan(90);
    },
  );

  it.each([
    ['a list', [{ id: 7, name: 'jdoe' }]],
    ['one client', { id: 7, name: 'jdoe' }],
    ['a list within', { clients: [{ ID: '7', Name: 'jdoe' }] }],
  ])('clients may come as %s', async (_, body) => {
    expect((await people(refused(() => jsonAnswer(body)))).ending.result).toEqual([{ id: 7, name: 'jdoe', otherNames: [] }]);
  });

  it('a server that gives the same clients for ever is left', async () => {
    const same = Array.from({ length: 50 }, (_, index) => ({ id: index + 1, name: `u${index}` }));
    const { ending } = await people(refused(() => jsonAnswer(same)));
    expect(ending.result).toHaveLength(50);
  });

  it.each([401, 403, 404])('and clients too (%d), nobody is known, which is no failure', async (status) => {
    expect((await people(() => httpAnswer(status))).ending).toEqual({ result: undefined });
    expect((await groups(() => httpAnswer(status))).ending).toEqual({ result: undefined });
  });
});

describe('names that cannot be read', () => {
  it.each<[string, HttpResponse, string]>([
    ['a server in trouble', httpAnswer(500), 'server'],
    ['half an answer', httpAnswer(200, '{"Resources":[{"id":"marked-key-8d1f'), 'network'],
  ])('are an error for %s, without the words of the server', async (_, response, code) => {
    const { ending } = await people(() => response);
    expect(ending.error?.code).toBe(code);
    expect(ending.error?.message).not.toContain('marked-key');
  });

  it.each(['time', 'cancelled'] as const)('are not given in part when the run ends (%s)', async (spent) => {
    const respond: Respond = (path) => (path.startsWith('/scim/') ? list([{ id: '1' }], 5) : httpAnswer(403));
    expect((await people(respond, { ...KNOWN, budget: () => budgetOfAsks(1, spent) })).ending.error?.code).toBe(spent);
  });
});
