import { allHours, EVERY_DAY, USERS } from './records';
import { type SmallSandbox, startSmall } from './small-sandbox';

let sandbox: SmallSandbox;
beforeAll(async () => {
  sandbox = await startSmall({ people: 140, rows: 2000 });
});
afterAll(() => sandbox.close());

interface Client {
  readonly id: number;
  readonly domain: string | null;
  readonly name: string;
  readonly alias: string | null;
}

interface Resource {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
  readonly active: boolean;
  readonly groups: readonly { readonly value: string; readonly display: string }[];
  readonly members: readonly { readonly value: string; readonly display: string }[];
}

interface Listing {
  readonly schemas: readonly string[];
  readonly totalResults: number;
  readonly itemsPerPage: number;
  readonly startIndex: number;
  readonly Resources: readonly Resource[];
}

const clients = async (query = ''): Promise<readonly Client[]> => (await sandbox.ask<Client[]>(`/admin/v1/clients${query}`)).body;
const listing = async (path: string): Promise<Listing> => (await sandbox.ask<Listing>(path)).body;

describe('clients', () => {
  test('the first page has up to 50 of them', async () => {
    const first = await clients();
    expect(first).toHaveLength(50);
    expect(Object.keys(first[0] ?? {})).toEqual(['id', 'domain', 'name', 'alias']);
    expect(await clients('?page=1')).toEqual(first);
  });

  test('the pages hold everybody once, and the one after the last nobody', async () => {
    const pages = [await clients(), await clients('?page=2'), await clients('?page=3'), await clients('?page=4')];
    const ids = pages.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe((await listing('/scim/v1/users')).totalResults);
    expect(pages[3]).toEqual([]);
  });

  test('domain and alias may be null', async () => {
    const all = [...(await clients()), ...(await clients('?page=2'))];
    expect(all.some(({ domain }) => domain === null)).toBe(true);
    expect(all.some(({ alias }) => alias === null)).toBe(true);
    expect(all.filter(({ alias }) => alias !== null).length).toBeGreaterThan(all.length / 2);
  });
});

describe('SCIM', () => {
  test('users have the fields of the reference', async () => {
    const { schemas, Resources } = await listing('/scim/v1/users');
    expect(schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:ListResponse']);
    expect(Resources[0]).toEqual({
      schemas: [expect.any(String)],
      id: '1',
      userName: expect.any(String),
      name: { givenName: expect.any(String), middleName: null, familyName: expect.any(String) },
      displayName: expect.any(String),
      emails: [{ primary: true, value: expect.stringMatching(/@/) }],
      active: true,
      groups: expect.arrayContaining([{ value: '1', display: 'Sales', $ref: '/scim/v1/groups/1', type: 'direct' }]),
      meta: expect.objectContaining({ resourceType: 'User', location: '/scim/v1/users/1', version: expect.any(String) }),
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { employeeNumber: expect.any(String) },
      'urn:ietf:params:scim:schemas:extension:activtrak:2.0:User': { tracking: true, userPrincipalNames: [expect.any(String)] },
    });
  });

  test('groups have the fields of the reference', async () => {
    const { Resources, totalResults } = await listing('/scim/v1/groups');
    expect(Resources).toHaveLength(totalResults);
    expect(Resources[0]).toEqual({
      schemas: [expect.any(String)],
      id: '1',
      displayName: 'Sales',
      members: expect.arrayContaining([{ value: '1', display: expect.any(String), $ref: '/scim/v1/users/1', type: 'User' }]),
      meta: expect.objectContaining({ resourceType: 'Group', location: '/scim/v1/groups/1' }),
      'urn:ietf:params:scim:schemas:extension:activtrak:2.0:Group': { sourceType: expect.any(Number), instanceId: expect.any(String) },
    });
  });

  test('startIndex counts from 1 and count bounds the page', async () => {
    const whole = await listing('/scim/v1/users?count=1000');
    expect(whole.Resources).toHaveLength(whole.totalResults);
    const page = await listing('/scim/v1/users?startIndex=11&count=5');
    expect(page).toMatchObject({ totalResults: whole.totalResults, itemsPerPage: 5, startIndex: 11 });
    expect(page.Resources).toEqual(whole.Resources.slice(10, 15));
    expect((await listing('/scim/v1/users?startIndex=0&count=2')).Resources).toEqual(whole.Resources.slice(0, 2));
    expect(await listing('/scim/v1/users?count=0')).toMatchObject({ itemsPerPage: 0, totalResults: whole.totalResults, Resources: [] });
    expect((await listing('/scim/v1/users?startIndex=9999')).Resources).toEqual([]);
  });

  test('a group has those members whose user has that group', async () => {
    const users = (await listing('/scim/v1/users?count=1000')).Resources;
    for (const group of (await listing('/scim/v1/groups')).Resources) {
      const inGroup = users.filter(({ groups }) => groups.some(({ value }) => value === group.id)).map(({ id }) => id);
      expect(group.members.map(({ value }) => value)).toEqual(inGroup);
    }
  });

  test('the ids and names are those of the reports', async () => {
    const users = new Map((await listing('/scim/v1/users?count=1000')).Resources.map(({ id, displayName }) => [id, displayName]));
    const today = await allHours(sandbox.ask, USERS, EVERY_DAY.replace(/from=[\d-]+/, 'from=2026-03-20'));
    expect(today.length).toBeGreaterThan(50);
    for (const { userId, user } of today) expect(users.get(String(userId))).toBe(user);
  });
});
