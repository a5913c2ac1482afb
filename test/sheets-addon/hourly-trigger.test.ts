import { NO_MORE_TRIGGERS } from '#words/google-sheets';
import { triggerScheduler } from '../../sheets-addon/host/scheduler';
import { EDITOR, OWNER } from '../playground/script-bench';
import { connected } from './add-on-bench';
import { bench, DOCUMENT, fire, hourlyBench, problems, properties, SCOPES, scheduled, triggers } from './hourly-bench';

hourlyBench();

describe('setting the hourly run', () => {
  const start = (user = OWNER): string | undefined =>
    bench.as(user, () => triggerScheduler(DOCUMENT, PropertiesService.getUserProperties()).start());

  it('says what to allow and where when consent for it is missing', () => {
    bench.google.playground.people.set(OWNER, { granted: SCOPES.filter((scope) => !scope.includes('scriptapp')) });
    expect(start()).toMatch(/^You haven't allowed .* Allow it at https:\/\/\S+ and save the report again\.$/);
    expect(triggers()).toEqual([]);
  });

  it('keeps the one there is, and makes it anew when somebody deleted it', () => {
    expect(start()).toBeUndefined();
    const [first] = triggers();
    start();
    expect(triggers()).toEqual([first]);
    bench.backend.triggers.remove(first?.id ?? '');
    expect(start()).toBeUndefined();
    expect(triggers()).toHaveLength(1);
    expect(triggers()[0]?.id).not.toBe(first?.id);
  });

  it('says what to do when Google allows no further one', () => {
    expect(start()).toBeUndefined();
    bench.as(OWNER, () => void PropertiesService.getUserProperties().deleteAllProperties());
    // Of an earlier version of the add-on, say.
    for (const trigger of triggers()) bench.backend.triggers.put({ ...trigger, handler: 'another' });
    expect(start()).toBe(NO_MORE_TRIGGERS);
  });

  it('takes over one that a killed run made and did not remember', () => {
    expect(start()).toBeUndefined();
    bench.as(OWNER, () => void PropertiesService.getUserProperties().deleteAllProperties());
    expect(start()).toBeUndefined();
    expect(triggers()).toHaveLength(1);
    expect(Object.values(properties())).toContain(triggers()[0]?.id);
  });

  it('learns which spreadsheet a trigger is of when it runs', () => {
    connected(bench);
    scheduled();
    const [trigger] = triggers();
    bench.as(OWNER, () => {
      const own = PropertiesService.getUserProperties();
      own.deleteProperty(`activtrak.trigger.${DOCUMENT}`);
      // Somewhere else it was taken for that document's.
      own.setProperty('activtrak.trigger.another', String(trigger?.id));
    });
    fire();
    expect(properties()).toMatchObject({ [`activtrak.trigger.${DOCUMENT}`]: trigger?.id });
    expect(Object.keys(properties())).not.toContain('activtrak.trigger.another');
  });

  it('says that consent is missing before it touches the spreadsheet', () => {
    connected(bench);
    scheduled();
    bench.google.playground.people.set(OWNER, { granted: [] });
    fire(OWNER, 'missing');
    bench.google.playground.people.set(OWNER, { granted: null });
    expect(problems().join()).toMatch(/consent/);
  });

  it('is for each person on her own', () => {
    start(OWNER);
    start(EDITOR);
    expect(triggers()).toHaveLength(2);
    bench.as(EDITOR, () => triggerScheduler(DOCUMENT, PropertiesService.getUserProperties()).stop());
    expect(triggers().map(({ creator }) => creator)).toEqual([OWNER]);
  });
});
