import type { TriggerRecord } from '../../playground/apps-script/backend';
import type { ScriptHost } from '../../playground/apps-script/script-host';
import { createScriptBench, EDITOR, OWNER, type ScriptBench } from './script-bench';

const HOUR = 3_600_000;
let bench: ScriptBench;

beforeEach(async () => {
  bench = await createScriptBench();
});
afterEach(() => bench.dispose());

const create = (schedule: string) => `function main() { return ScriptApp.newTrigger('tick').${schedule}.create().getUniqueId(); }`;
const clock = (schedule: string) => create(`timeBased().${schedule}`);
const triggers = (): readonly TriggerRecord[] => bench.backend.triggers.list();

/** Makes a trigger for `tick` and gives the host whose `tick` is as given. */
function withTrigger(schedule: string, tick: string, options: Parameters<ScriptBench['host']>[1] = {}, user = OWNER): ScriptHost {
  const host = bench.host(`${create(schedule)} function tick(e) { ${tick} }`, options);
  const made = host.call('main', [], { context: 'sidebar', user });
  if (!made.ok) throw new Error(made.message);
  return host;
}

describe('ScriptApp', () => {
  test('a trigger knows what it is', () => {
    const code = `function main() {
      const clock = ScriptApp.newTrigger('tick').timeBased().everyHours(1).create();
      const open = ScriptApp.newTrigger('opened').forSpreadsheet(SpreadsheetApp.getActive()).onOpen().create();
      return [clock, open].map((t) => [t.getHandlerFunction(), t.getEventType(), t.getTriggerSource(), t.getTriggerSourceId(),
        t.getUniqueId().length, t.getEventType() === ScriptApp.EventType.CLOCK, t.getTriggerSource() === ScriptApp.TriggerSource.SPREADSHEETS]);
    }`;
    expect(bench.value(code)).toEqual([
      ['tick', 'CLOCK', 'CLOCK', null, 19, true, false],
      ['opened', 'ON_OPEN', 'SPREADSHEETS', 'spreadsheet-1', 19, false, true],
    ]);
  });

  test('everybody sees and deletes only her own', () => {
    bench.value(clock('everyHours(1)'), { user: OWNER });
    bench.value(clock('everyHours(2)'), { user: EDITOR });
    bench.value(create('forSpreadsheet("spreadsheet-1").onEdit()'), { user: EDITOR });
    const count =
      'function main() { return [ScriptApp.getProjectTriggers(), ScriptApp.getUserTriggers(SpreadsheetApp.getActive())].map((l) => l.length); }';
    expect([bench.value(count, { user: OWNER }), bench.value(count, { user: EDITOR })]).toEqual([
      [1, 0],
      [2, 1],
    ]);
    bench.value('function main() { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)); }', { user: EDITOR });
    expect(triggers().map(({ creator }) => creator)).toEqual([OWNER]);
  });

  test('what create gave cannot be deleted in the same execution, what the list gives can', () => {
    const code = (which: string) =>
      `function main() { const made = ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); ScriptApp.deleteTrigger(${which}); }`;
    expect(bench.failure(code('made'))).toContain('a server error occurred');
    bench.backend.triggers.remove(triggers()[0]?.id ?? '');
    expect(bench.run(code('ScriptApp.getProjectTriggers()[0]')).ok).toBe(true);
    expect(triggers()).toEqual([]);
    expect(bench.failure('function main() { ScriptApp.deleteTrigger({}); }')).toContain("don't match the method signature");
  });

  test('two triggers have two ids', () => {
    bench.value(clock('everyHours(1)'), { user: OWNER });
    bench.value(clock('everyHours(1)'), { user: EDITOR });
    expect(new Set(triggers().map(({ id }) => id)).size).toBe(2);
  });

  test('it needs the scope and full rights', () => {
    const manifest = { oauthScopes: [] };
    expect(bench.failure(clock('everyHours(1)'), { manifest })).toContain('auth/script.scriptapp');
    expect(bench.failure(clock('everyHours(1)'), { context: 'open' })).toContain('You do not have permission to call ScriptApp.newTrigger');
  });
});

describe('A6 what an add-on may have', () => {
  test('one trigger of each type, for each user', () => {
    bench.value(clock('everyHours(1)'));
    expect(bench.failure(clock('everyDays(1)'))).toBe(
      'Exception: This add-on has created too many time-based triggers in this document for this Google user account.',
    );
    expect(bench.run(create('forSpreadsheet("spreadsheet-1").onOpen()')).ok).toBe(true);
    expect(bench.failure(create('forSpreadsheet("spreadsheet-1").onOpen()'))).toContain('too many on open triggers');
    expect(bench.run(clock('everyDays(1)'), { user: EDITOR }).ok).toBe(true);
  });

  test('hourly at most, but once in a minute is allowed', () => {
    expect(bench.failure(clock('everyMinutes(30)'))).toBe(
      'Exception: The recurrence interval for an Add-on trigger must be at least one hour.',
    );
    expect(bench.run(clock('after(60000)')).ok).toBe(true);
  });

  test('a bound script may have 20, and every minute', () => {
    const host = bench.host(clock('everyMinutes(1)'), { kind: 'bound' });
    const outcomes = Array.from({ length: 21 }, () => host.call('main', [], { context: 'menu', user: OWNER }));
    expect(outcomes.map(({ ok }) => ok)).toEqual([...Array(20).fill(true), false]);
    expect(outcomes[20]).toMatchObject({
      message: 'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    });
  });

  test('another spreadsheet is out of reach', () => {
    expect(bench.failure(create('forSpreadsheet("other").onOpen()'))).toContain(
      'You do not have permissions to access the requested document',
    );
  });
});

describe('a trigger’s run', () => {
  test('is as its creator, with all rights and the event as documented', () => {
    const key = 'function main() { PropertiesService.getUserProperties().setProperty("key", Session.getActiveUser().getEmail()); }';
    for (const user of [OWNER, EDITOR]) bench.value(key, { user });
    const tick =
      'Logger.log(PropertiesService.getUserProperties().getProperty("key")); Logger.log(e); UrlFetchApp.fetch("https://example.com/");';
    const host = withTrigger('timeBased().everyHours(1)', tick, {}, EDITOR);
    const [trigger] = triggers();
    bench.clock.advance(HOUR);
    const now = new Date(bench.clock.now());
    const runs = host.runTriggers();
    expect(runs.map((run) => [run.trigger.id, run.outcome.ok])).toEqual([[trigger?.id, true]]);
    const [who, event] = runs[0]?.outcome.log ?? [];
    expect(who).toBe(EDITOR);
    expect(JSON.parse(event ?? '')).toEqual({
      authMode: 'FULL',
      triggerUid: trigger?.id,
      year: 2026,
      month: 11,
      'day-of-month': 23,
      'day-of-week': 1,
      'week-of-year': 48,
      hour: now.getUTCHours(),
      minute: 0,
      second: 0,
      timezone: 'UTC',
    });
  });

  test('comes when it is due, once however often it was missed', () => {
    const host = withTrigger('timeBased().everyHours(1)', '');
    const [first] = triggers();
    expect(first?.next).toBeGreaterThan(bench.clock.now());
    expect(first?.next).toBeLessThanOrEqual(bench.clock.now() + HOUR);
    expect(host.runTriggers()).toEqual([]);
    bench.clock.advance(5 * HOUR);
    expect(host.runTriggers()).toHaveLength(1);
    expect(host.runTriggers()).toEqual([]);
    bench.clock.advance(HOUR);
    expect(host.runTriggers()).toHaveLength(1);
  });

  test('of one that runs once is its only one, but it stays in the list', () => {
    const host = withTrigger('timeBased().after(60000)', '');
    bench.clock.advance(59_999);
    expect(host.runTriggers()).toEqual([]);
    bench.clock.advance(1);
    expect(host.runTriggers()).toHaveLength(1);
    bench.clock.advance(100 * HOUR);
    expect(host.runTriggers()).toEqual([]);
    expect(triggers()).toHaveLength(1);
  });

  test('tells of an edit', () => {
    const tick =
      'Logger.log(e.range.getA1Notation(), e.value, e.source.getId(), e.user.getEmail(), e.triggerUid.length, Session.getEffectiveUser().getEmail());';
    const host = withTrigger('forSpreadsheet("spreadsheet-1").onEdit()', tick);
    const outcome = host.fire(triggers()[0]?.id ?? '', { user: EDITOR, range: 'Sheet1!B2', value: 'x' });
    expect(outcome?.log).toEqual([`B2 x spreadsheet-1 ${EDITOR} 19 ${OWNER}`]);
  });

  test('fails where the function is gone', () => {
    withTrigger('timeBased().everyHours(1)', '');
    bench.clock.advance(HOUR);
    expect(bench.host('').runTriggers()[0]?.outcome).toMatchObject({ ok: false, message: 'Script function not found: tick' });
  });

  test('does not come where the add-on was uninstalled, nor for a trigger that is gone', () => {
    const host = withTrigger('timeBased().everyHours(1)', '');
    bench.playground.people.set(OWNER, { installed: false });
    bench.clock.advance(HOUR);
    expect(host.runTriggers()).toEqual([]);
    bench.playground.people.set(OWNER, { installed: true });
    bench.clock.advance(HOUR);
    expect(host.runTriggers()).toHaveLength(1);
    expect(host.fire('unknown')).toBeUndefined();
  });

  test('has no active spreadsheet where Google would give none', () => {
    const tick = `const properties = PropertiesService.getDocumentProperties();
      Logger.log(SpreadsheetApp.getActive(), SpreadsheetApp.getActiveSpreadsheet(), SpreadsheetApp.getActiveSheet(), properties,
        CacheService.getDocumentCache(), LockService.getDocumentLock(), PropertiesService.getUserProperties() !== null);`;
    const host = withTrigger('timeBased().everyHours(1)', tick, { activeInClockTriggers: false });
    bench.clock.advance(HOUR);
    expect(host.runTriggers()[0]?.outcome).toMatchObject({ ok: true, log: ['null null null null null null true'] });
    const active = bench.host('function tick() { Logger.log(SpreadsheetApp.getActive().getId()); }');
    bench.clock.advance(HOUR);
    expect(active.runTriggers()[0]?.outcome.log).toEqual(['spreadsheet-1']);
  });
});

describe('A6 a day’s time for triggers', () => {
  test.each([
    ['consumer', 90 / 5],
    ['workspace', (6 * 60) / 5],
  ] as const)('of a %s account', (account, runs) => {
    bench.playground.people.set(OWNER, { account });
    bench.clock.advance(12 * HOUR);
    const host = withTrigger('timeBased().everyHours(1)', 'Utilities.sleep(300000);');
    const { id = '' } = triggers()[0] ?? {};
    for (let run = 0; run < runs; run++) expect(host.fire(id)?.ok).toBe(true);
    expect(host.fire(id)).toMatchObject({ ok: false, message: 'Service using too much computer time for one day' });
    bench.clock.advance(24 * HOUR);
    expect(host.fire(id)?.ok).toBe(true);
  });

  test('is each person’s own, and nothing but triggers counts', () => {
    const host = bench.host(`${clock('everyHours(1)')} function tick() { Utilities.sleep(300000); }`);
    for (const user of [OWNER, EDITOR]) host.call('main', [], { context: 'sidebar', user });
    const [mine, other] = triggers();
    for (let run = 0; run < 20; run++) host.call('tick', [], { context: 'menu', user: OWNER });
    for (let run = 0; run < 18; run++) expect(host.fire(mine?.id ?? '')?.ok).toBe(true);
    expect(host.fire(mine?.id ?? '')?.ok).toBe(false);
    expect(host.fire(other?.id ?? '')?.ok).toBe(true);
  });
});
