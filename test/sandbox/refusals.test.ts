import { COMPUTERS, EVERY_DAY, LOG, USERS } from './records';
import { type SmallSandbox, startSmall } from './small-sandbox';

let sandbox: SmallSandbox;
beforeAll(async () => {
  sandbox = await startSmall({ people: 4, rows: 60 });
});
afterAll(() => sandbox.close());

describe('400 with a reason', () => {
  test.each([
    [`${USERS}`, /from and to are required/],
    [`${USERS}?from=2026-03-10`, /from and to are required/],
    [`${USERS}?to=2026-03-10`, /from and to are required/],
    [`${COMPUTERS}?from=&to=`, /from and to are required/],
    [`${USERS}?from=2026-02-30&to=2026-03-10`, /from has to be a date/],
    [`${USERS}?from=2026-03-10&to=10.03.2026`, /to has to be a date/],
    [`${USERS}?from=2026-03-10T00:00:00&to=2026-03-10`, /from has to be a date/],
    [`${USERS}?from=2026-03-11&to=2026-03-10`, /from must not be after to/],
    [`${LOG}?startDate=2026-13-01`, /startDate has to be a date/],
    [`${LOG}?endDate=yesterday`, /endDate has to be a date/],
    [`${LOG}?startDate=2026-03-11&endDate=2026-03-10`, /startDate must not be after endDate/],
    [`${USERS}?${EVERY_DAY}&page=0`, /page has to be a whole number/],
    [`${USERS}?${EVERY_DAY}&page=-1`, /page has to be a whole number/],
    [`${USERS}?${EVERY_DAY}&page=1.5`, /page has to be a whole number/],
    [`${USERS}?${EVERY_DAY}&pageSize=0`, /pageSize has to be a whole number from 1 to 1000/],
    [`${LOG}?pageSize=1001`, /pageSize has to be a whole number from 1 to 1000/],
    [`${LOG}?pageSize=all`, /pageSize has to be a whole number from 1 to 1000/],
    [`${USERS}?${EVERY_DAY}&userId=robin`, /userId has to be a whole number/],
    [`${USERS}?${EVERY_DAY}&clientId=1e3`, /clientId has to be a whole number/],
    [`${LOG}?groupId=1.0`, /groupId has to be a whole number/],
    [`${LOG}?deviceId=0x1`, /deviceId has to be a whole number/],
    [`${LOG}?minDuration=long`, /minDuration has to be a whole number/],
    [`${LOG}?maxDuration=-1`, /maxDuration has to be a whole number/],
    [`${LOG}?cursor=unheard-of`, /cursor is unknown/],
    ['/admin/v1/clients?page=0', /page has to be a whole number/],
    ['/scim/v1/users?count=many', /count has to be a whole number/],
  ])('%s', async (url, reason) => {
    const { status, body } = await sandbox.ask(url);
    expect(status).toBe(400);
    expect(body).toEqual({ messages: [expect.stringMatching(reason)], success: false });
  });
});

test('404 for what is not there, as JSON', async () => {
  for (const path of ['/', '/reports', '/reports/v1/activitylog', '/scim/v1/users/1']) {
    const { status, body } = await sandbox.ask(path);
    expect(status).toBe(404);
    expect(body).toMatchObject({ success: false });
  }
});

test('405 for other methods', async () => {
  for (const path of [USERS, COMPUTERS, LOG, '/admin/v1/clients', '/scim/v1/users', '/sandbox/v1/requests']) {
    for (const method of ['POST', 'PUT', 'PATCH', 'OPTIONS']) {
      expect((await sandbox.ask(path, { method })).status).toBe(405);
    }
  }
});

test('no answer lets a browser read it from another site', async () => {
  const answers = [await sandbox.ask(LOG), await sandbox.ask(LOG, { method: 'OPTIONS' }), await sandbox.ask(LOG, { key: '' })];
  for (const { headers } of answers) {
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  }
});
