import type { Context, Hono } from 'hono';
import type { Group, Person } from '../organisation/members';
import { callerOf } from './authorization';
import { requireAdministrator, requireReports } from './keys';
import { integerParameter } from './parameters';
import type { Service } from './service';

const CLIENTS_PAGE = 50;
const MOST_RESOURCES = 1000;
const MOST = 1_000_000_000;

/** The lists of names: clients of the administration, users and groups of SCIM 2.0. */
export function addNames(app: Hono, service: Service): void {
  const living = service.plan.organisation.people.filter(({ deleted }) => deleted === 'no');

  app.get('/admin/v1/clients', (context) => {
    authorize(service, context);
    const page = integerParameter(context.req.query(), 'page', 1, MOST) ?? 1;
    const clients = living.slice((page - 1) * CLIENTS_PAGE, page * CLIENTS_PAGE);
    return context.json(
      clients.map(({ id, domain, login, name }) => ({
        id,
        domain: domain === '' ? null : domain,
        name: login,
        alias: id % 9 === 0 ? null : name,
      })),
    );
  });

  app.get('/scim/v1/users', (context) => {
    authorize(service, context);
    return context.json(listing(context, living, (person) => scimUser(person, service)));
  });

  app.get('/scim/v1/groups', (context) => {
    authorize(service, context);
    return context.json(listing(context, service.plan.organisation.groups, (group) => scimGroup(group, living)));
  });
}

function authorize(service: Service, context: Context): void {
  const { user } = callerOf(service, context);
  requireReports(user);
  requireAdministrator(user);
}

/** RFC 7644, 3.4.2.4: `startIndex` counts resources from 1; smaller ones mean 1, and a `count` below 0 means 0. */
function listing<T>(context: Context, all: readonly T[], resource: (entry: T) => object): object {
  const query = context.req.query();
  const startIndex = Math.max(1, integerParameter(query, 'startIndex', -MOST, MOST) ?? 1);
  const count = Math.min(MOST_RESOURCES, Math.max(0, integerParameter(query, 'count', -MOST, MOST) ?? 100));
  const entries = all.slice(startIndex - 1, startIndex - 1 + count);
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: all.length,
    itemsPerPage: entries.length,
    startIndex,
    Resources: entries.map(resource),
  };
}

function meta(resourceType: string, id: number): object {
  const location = `/scim/v1/${resourceType.toLowerCase()}s/${id}`;
  return { resourceType, created: '2025-01-07T09:00:00Z', lastModified: '2026-05-04T12:30:00Z', location, version: 'W/"1"' };
}

function scimUser(person: Person, { plan }: Service): object {
  const [givenName = null, ...familyNames] = person.name.split(' ');
  const groups = plan.organisation.groups.filter(({ id }) => person.groups.includes(id));
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    id: String(person.id),
    userName: person.email,
    name: { givenName, middleName: null, familyName: familyNames.join(' ') || null },
    displayName: person.name,
    emails: [{ primary: true, value: person.email }],
    active: true,
    groups: groups.map(({ id, name }) => ({ value: String(id), display: name, $ref: `/scim/v1/groups/${id}`, type: 'direct' })),
    meta: meta('User', person.id),
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { employeeNumber: `E-${person.id}` },
    'urn:ietf:params:scim:schemas:extension:activtrak:2.0:User': { tracking: true, userPrincipalNames: [person.email] },
  };
}

function scimGroup({ id, name }: Group, people: readonly Person[]): object {
  const members = people.filter(({ groups }) => groups.includes(id));
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    id: String(id),
    displayName: name,
    members: members.map((person) => ({
      value: String(person.id),
      display: person.name,
      $ref: `/scim/v1/users/${person.id}`,
      type: 'User',
    })),
    meta: meta('Group', id),
    'urn:ietf:params:scim:schemas:extension:activtrak:2.0:Group': { sourceType: 0, instanceId: `g-${id}` },
  };
}
