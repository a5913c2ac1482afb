import type { Report } from '../../shared/report/definition/definition';
import { saveNoticeSettings } from '../../shared/report/notices/notice-settings';
import { runSync } from '../../shared/task';
import { scriptNotifier } from '../../sheets-addon/host/network/notifier';
import { propertyStore } from '../../sheets-addon/host/storage/store';
import { tellOfRuns } from '../../sheets-addon/run-notices';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { httpAnswer } from '../doubles/scripted-transport';
import { EDITOR, OWNER } from '../playground/script-bench';
import { DAYS } from './add-on-bench';
import { bench, DOCUMENT, fire, HOUR, hourlyBench, properties, rows, SCOPES, scheduled, triggers } from './hourly-bench';

hourlyBench({ webhooks: ['slack'], webhookAddresses: ['https://hooks.example.com/'] });

const ADDRESS = 'https://hooks.example.com/in/secretsecretsecret';
const SLACK = 'https://hooks.slack.com/services/T/B/secretsecretsecretsecret';

/** Two of three people are below it yesterday. */
const RULE = { id: 'a', table: 'report', column: 'active', test: 'below', limit: 4268, days: 'yesterday', workDaysOnly: false } as const;

/** Answers of the webhook, and what it got. */
let got: { readonly url: string; readonly body: string; readonly headers: string; readonly followRedirects: boolean }[];
let status: number | 'timeout' | 'unreachable';

beforeEach(() => {
  got = [];
  status = 200;
  choose(OWNER, { json: ADDRESS });
  served(() => undefined);
});

/** ActivTrak answers so from now on, and the webhook as it should. */
function served(fault: () => ReturnType<typeof httpAnswer> | undefined, organisation = fakeOrganisation(3, DAYS)): void {
  bench.serve(organisation, { fault });
  const { answer } = bench.google;
  bench.google.answer = (request) => {
    if (!/hooks/.test(request.url)) return answer(request);
    got.push({ ...request, body: request.body ?? '', headers: JSON.stringify(request.headers) });
    return typeof status === 'number' ? { status, headers: { 'Retry-After': '60' }, body: 'said by a server' } : { failure: status };
  };
}

const choose = (user: string, webhooks: object): void =>
  bench.as(user, () => runSync(saveNoticeSettings(propertyStore(PropertiesService.getUserProperties()), { mail: false, webhooks })));

function hour(user = OWNER): void {
  bench.google.clock.advance(HOUR);
  fire(user);
}

const told = (): readonly string[] => got.map(({ body }) => (JSON.parse(body) as { readonly event: string }).event);
const without = (scope: string): readonly string[] => SCOPES.filter((one) => !one.includes(scope));
const allow = (granted: readonly string[]): void => void bench.google.playground.people.set(OWNER, { granted: [...granted] });

describe('the hourly run', () => {
  it('tells its person by her webhook when a report fails twice and when it works again', () => {
    scheduled();
    served(() => httpAnswer(401));
    hour();
    expect(told()).toEqual([]);
    hour();
    hour();
    served(() => undefined);
    hour();
    hour();
    expect(told()).toEqual(['failing', 'works-again']);
    expect(JSON.parse(got[0]?.body ?? '')).toMatchObject({
      report: { name: 'Hours' },
      code: 'unauthorized',
      link: expect.stringMatching(/^https:\/\/docs\.google\.com\/spreadsheets\/d\//),
    });
    expect(got[0]).toMatchObject({ url: ADDRESS, followRedirects: false, headers: expect.stringMatching(/application\/json/) });
    expect(got[0]?.headers).not.toMatch(/auth|key|cookie/i);
    expect(rows()).toBe(22);
  });

  it('tells nobody of what is a colleague’s, and each by her own', () => {
    choose(EDITOR, { slack: SLACK });
    scheduled();
    served(() => httpAnswer(401));
    hour();
    hour();
    hour(EDITOR);
    expect(got.map(({ url }) => url)).toEqual([ADDRESS]);
  });

  it.each([500, 302, 'timeout', 'unreachable'] as const)(
    'goes on where the webhook answers %s, and says so among the problems of the panel',
    (answer) => {
      scheduled();
      scheduled({ name: 'Other', destination: { sheet: 'Other', cell: 'A1' } });
      served(() => httpAnswer(401));
      status = answer;
      hour();
      hour();
      served(() => undefined);
      status = answer;
      hour();
      expect(rows()).toBe(22);
      expect(got.length).toBeLessThanOrEqual(4);
      expect(JSON.stringify(properties())).toContain('activtrak.notices.undelivered');
      expect(JSON.stringify([properties(), bench.backend.properties.read('document:spreadsheet-1')])).not.toContain('said by');
      expect(JSON.stringify(bench.backend.properties.read('document:spreadsheet-1'))).not.toContain('secretsecret');
    },
  );

  it('tells of consent that is missing as soon as anything can be sent, and once that it runs again', () => {
    scheduled();
    allow(without('spreadsheets'));
    hour();
    hour();
    expect(told()).toEqual(['consent']);
    allow(SCOPES);
    hour();
    hour();
    expect(told()).toEqual(['consent', 'consent-again']);
  });

  it('tells of it with the next run that works where nothing could be sent', () => {
    scheduled();
    allow(without('external_request'));
    for (let hours = 0; hours < 30; hours += 1) hour();
    expect(told()).toEqual([]);
    allow(SCOPES);
    hour();
    hour();
    expect(told()[0]).toBe('consent-again');
    expect(told().filter((event) => event === 'consent-again')).toHaveLength(1);
  });

  it('tells of another file whose run comes no more, once, and when it comes again', () => {
    scheduled();
    hour();
    const other = (run: (store: GoogleAppsScript.Properties.Properties) => void): void =>
      bench.as(OWNER, () => run(PropertiesService.getUserProperties()));
    other((store) => {
      store.setProperty('activtrak.trigger.other', 'trigger of another file');
      store.setProperty('activtrak.ran.other', String(bench.google.clock.now()));
    });
    for (let hours = 0; hours < 80; hours += 1) hour();
    expect(told()).toEqual(['unserved']);
    expect(JSON.parse(got[0]?.body ?? '')).toMatchObject({ link: 'https://docs.google.com/spreadsheets/d/other/edit' });
    other((store) => void store.setProperty('activtrak.ran.other', String(bench.google.clock.now())));
    hour();
    hour();
    expect(told()).toEqual(['unserved', 'served-again']);
  });

  it('says nothing of a file whose schedule was gone for days and is there again', () => {
    scheduled();
    hour();
    const saved = bench.get('open', {}).reports[0]?.report as Report;
    const { schedule: _, ...bare } = saved;
    bench.get('saveReport', { report: bare });
    expect(Object.keys(properties()).filter((key) => key.includes(DOCUMENT))).toEqual([]);
    bench.google.clock.advance(48 * HOUR);
    bench.get('saveReport', { report: saved });
    bench.execute({ context: 'trigger', user: OWNER }, () => tellOfRuns(PropertiesService.getUserProperties(), 'other', false));
    hour();
    expect(told()).toEqual([]);
  });

  it.each([
    ['messages', 'names', /^Who: Person 1 and Person 2\. /],
    ['messages', 'pseudonyms', /^Who: Person [2-9A-Z]{8} and Person [2-9A-Z]{8}\. /],
    ['list', 'names', undefined],
    ['nowhere', 'names', undefined],
  ] as const)('tells what a refresh found by alerts, once, with names in “%s”, which the report shows as %s', (names, people, who) => {
    scheduled({ version: 5, alerts: { rules: [RULE], names, weekdaysOff: '0000011' }, privacy: { people, smallestGroup: 2 } });
    for (let hours = 0; hours < 6; hours += 1) hour();
    expect(told()).toEqual(['alerts']);
    const message = JSON.parse(got[0]?.body ?? '') as { readonly text: string };
    expect(message).toMatchObject({ count: 2, report: { name: 'Hours' }, link: expect.stringMatching(/^https:\/\/docs\.google\.com\//) });
    if (who) expect(message.text).toMatch(who);
    else expect(got[0]?.body).not.toMatch(/Person|people/i);
    expect(JSON.stringify(properties())).not.toMatch(/Person \w/);
  });

  it('tells of alerts once a day, of what is new by then', () => {
    scheduled({ version: 5, alerts: { rules: [{ ...RULE, days: 'all' }], names: 'list', weekdaysOff: '0000011' } });
    hour();
    const { days, ...others } = fakeOrganisation(3, DAYS);
    served(() => undefined, { ...others, days: days.map((day) => (day.personId === 3 ? { ...day, productive: 60 } : day)) });
    for (let hours = 0; hours < 20; hours += 1) hour();
    expect(told()).toEqual(['alerts']);
    for (let hours = 0; hours < 30; hours += 1) hour();
    expect(told()).toEqual(['alerts', 'alerts']);
  });

  it('leaves nothing in the store of who chose no way', () => {
    choose(OWNER, {});
    scheduled();
    served(() => httpAnswer(401));
    hour();
    hour();
    expect(Object.keys(properties()).filter((key) => key.includes('told'))).toEqual([]);
    expect(triggers()).toHaveLength(1);
  });
});

describe('what Google says of an address', () => {
  const post = (address: string, scopes?: readonly string[]) =>
    bench.execute({ context: 'trigger', user: OWNER, ...(scopes ? { scopes } : {}) }, () => scriptNotifier().post(address, '{}')).value;

  it('is one of a few words, whatever it says', () => {
    expect(post(ADDRESS)).toEqual({ status: 200, retryAfter: '60' });
    expect(post('https://not-listed.example.com/hooks')).toBe('not-allowed');
    expect(post(ADDRESS, without('external_request'))).toBe('not-allowed');
    status = 'timeout';
    expect(post(ADDRESS)).toBe('late');
    status = 'unreachable';
    expect(post(ADDRESS)).toBe('unreached');
    bench.backend.quota.spend(OWNER, 'urlfetch', 20_000);
    expect(post(ADDRESS)).toBe('limited');
  });
});
