import type { Grant } from '../../../sandbox/bigquery/roles';
import { HERE, LOG, smallWarehouse, TABLE } from './small-warehouse';

const TABLES = `${HERE}/datasets/activtrak/tables`;
const project = 'acme-analytics';
const KEYS = `SELECT \`record_key\` FROM ${TABLE}`;

/** What somebody with roles may do: each answer's status. */
function may(grants: readonly Grant[]) {
  const { ask, load, query, service } = smallWarehouse();
  ask('POST', TABLES, LOG);
  service.setPerson('them', { email: 'theo@acme.example', grants });
  return {
    'make a data set': ask('POST', `${HERE}/datasets`, { datasetReference: { datasetId: 'theirs' } }, 'them').status,
    'see a table': ask('GET', `${TABLES}/activity_log`, undefined, 'them').status,
    'read rows': query(KEYS, {}, 'them').status,
    'load rows': load('activity_log', [{ day: '2026-03-31' }], {}, 'them').status,
    'change a table': ask('PATCH', `${TABLES}/activity_log`, { description: 'x' }, 'them').status,
    'make a table': ask('POST', TABLES, { ...LOG, tableReference: { tableId: 'more' } }, 'them').status,
    'limit rows': query(
      `CREATE OR REPLACE ROW ACCESS POLICY p ON ${TABLE} GRANT TO ('user:a@acme.example') FILTER USING (TRUE)`,
      {},
      'them',
    ).status,
    'delete a table': ask('DELETE', `${TABLES}/activity_log`, undefined, 'them').status,
  };
}
const ALL = may([{ role: 'admin', project }]);
const NONE = Object.fromEntries(Object.keys(ALL).map((what) => [what, 403]));

test('an administrator may do all of it', () => {
  expect(new Set(Object.values(ALL))).toEqual(new Set([200, 204]));
});

test.each<[string, readonly Grant[], Partial<typeof ALL>]>([
  ['nobody', [], {}],
  ['jobs alone read nothing', [{ role: 'jobUser', project }], {}],
  ['a viewer without jobs', [{ role: 'dataViewer', project }], { 'see a table': 200 }],
  [
    'a viewer with jobs',
    [
      { role: 'dataViewer', project, dataset: 'activtrak' },
      { role: 'jobUser', project },
    ],
    { 'see a table': 200, 'read rows': 200 },
  ],
  [
    'an editor of the data set with jobs',
    [
      { role: 'dataEditor', project, dataset: 'activtrak' },
      { role: 'jobUser', project },
    ],
    { ...ALL, 'make a data set': 403, 'limit rows': 403 },
  ],
  [
    'an editor of another data set',
    [
      { role: 'dataEditor', project, dataset: 'other' },
      { role: 'jobUser', project },
    ],
    {},
  ],
  ['an editor of another project', [{ role: 'admin', project: 'other' }], {}],
  ['a user', [{ role: 'user', project }], { 'make a data set': 200 }],
])('%s', (_, grants, allowed) => {
  expect(may(grants)).toEqual({ ...NONE, ...allowed });
});

test('a refusal names the permission', () => {
  const { ask, query, service } = smallWarehouse();
  ask('POST', TABLES, LOG);
  service.setPerson('them', { email: 'theo@acme.example', grants: [] });
  expect(query(KEYS, {}, 'them').body.error).toMatchObject({
    message: 'Access Denied: Project acme-analytics: User does not have bigquery.jobs.create permission in project acme-analytics.',
    errors: [{ reason: 'accessDenied' }],
    status: 'PERMISSION_DENIED',
  });
  expect(ask('GET', `${TABLES}/activity_log`, undefined, 'them').body.error.message).toBe(
    'Access Denied: Table acme-analytics:activtrak.activity_log: Permission bigquery.tables.get denied on table acme-analytics:activtrak.activity_log (or it may not exist).',
  );
  service.setPerson('them', { email: 'theo@acme.example', grants: [{ role: 'jobUser', project }] });
  expect(query(KEYS, {}, 'them').body.error.message).toMatch(
    /User does not have permission to query table acme-analytics:activtrak\.activity_log/,
  );
});

test('who makes a data set owns it', () => {
  const { ask, service } = smallWarehouse();
  service.setPerson('them', { email: 'theo@acme.example', grants: [{ role: 'user', project }] });
  ask('POST', `${HERE}/datasets`, { datasetReference: { datasetId: 'theirs' } }, 'them');
  expect(ask('POST', `${HERE}/datasets/theirs/tables`, LOG, 'them').status).toBe(200);
});

describe('a token', () => {
  const scope = 'https://www.googleapis.com/auth/';
  const token = (said: object): string =>
    `ya29.${Buffer.from(JSON.stringify({ user: 'olga@acme.example', until: Date.UTC(2026, 2, 31, 13), ...said })).toString('base64')}`;
  const get = (given: string) => smallWarehouse().ask('GET', `${HERE}/datasets/activtrak`, undefined, given);

  test('that is unknown, has expired or is none is refused', () => {
    for (const given of ['other', 'ya29.x', token({ scopes: [`${scope}bigquery`], until: 1 }), '']) {
      expect(get(given)).toMatchObject({
        status: 401,
        body: {
          error: { status: 'UNAUTHENTICATED', errors: [{ reason: 'authError', location: 'Authorization', locationType: 'header' }] },
        },
      });
    }
  });

  test('allows what its scopes do', () => {
    expect(get(token({ scopes: [`${scope}bigquery.readonly`] })).status).toBe(200);
    const { ask, query } = smallWarehouse();
    ask('POST', TABLES, LOG);
    const reader = token({ scopes: [`${scope}bigquery.readonly`] });
    expect(query(KEYS, {}, reader).status).toBe(200);
    expect(ask('DELETE', `${TABLES}/activity_log`, undefined, reader)).toMatchObject({
      status: 403,
      body: { error: { errors: [{ reason: 'insufficientPermissions' }], details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }] } },
    });
    expect(ask('DELETE', `${TABLES}/activity_log`, undefined, token({ scopes: [`${scope}bigquery`] })).status).toBe(204);
  });

  test('of somebody without any role is refused in words', () => {
    expect(get(token({ user: 'someone@else.example', scopes: [`${scope}bigquery`] })).status).toBe(403);
  });
});
