import { NO_SCHEDULE, SAVED_BY_ANOTHER } from '#words/panel-answers';
import { REPORT_DELETED } from '#words/unusable';
import { NO_CELLS } from '../../../shared/api/connections/cell-rules';
import type { PanelPorts } from '../../../shared/panel/ports';
import type { PanelState } from '../../../shared/panel/views';
import type { Report } from '../../../shared/report/definition/definition';
import { alertRule } from '../../doubles/alert-rule';
import { FAKE_KEY } from '../../doubles/fake-api';
import { memoryStore } from '../../doubles/memory-store';
import { withMethods } from '../../doubles/with-methods';
import { report } from '../report/report-bench';
import { type PanelBench, panelBench, WEEKLY } from './panel-bench';

let bench: PanelBench;
let id: string;
beforeEach(() => {
  bench = panelBench();
  id = bench.saveNew();
});

/** Ports of a person between whose first look at the sheets and her saving a colleague does something. */
function interrupted(colleague: () => void): Partial<PanelPorts> {
  let isFirst = true;
  return {
    sheets: {
      ...bench.sheets,
      sheets() {
        const before = isFirst;
        isFirst = false;
        if (before) colleague();
        return bench.sheets.sheets();
      },
    },
  };
}
const kept = () => bench.call('open', {}).reports.map((view) => view.report);

describe('two people who save one report at the same time', () => {
  it('lose neither change: who comes second is told, and asked when she saves again', () => {
    const [seen] = kept();
    const hers = { report: report({ id, name: 'Hers' }), seen };
    const change = interrupted(() => bench.call('saveReport', { report: report({ id, name: 'His' }), seen: seen as never }));
    expect(bench.refusal('saveReport', hers as never, change)).toBe(SAVED_BY_ANOTHER);
    expect(kept().map(({ name }) => name)).toEqual(['His']);
    expect(bench.call('saveReport', hers as never)).toMatchObject({ isOutdated: true });
    expect(bench.call('saveReport', { report: hers.report })).not.toHaveProperty('isOutdated');
    expect(kept().map(({ name }) => name)).toEqual(['Hers']);
  });

  it('bring no deleted report back', () => {
    const change = interrupted(() => bench.call('deleteReport', { id }));
    expect(bench.refusal('saveReport', { report: report({ id, name: 'Hers' }) }, change)).toBe(REPORT_DELETED);
    expect(kept()).toEqual([]);
  });

  it('give no schedule back that a colleague took over', () => {
    bench.call('saveReport', { report: report({ id, schedule: WEEKLY }) });
    const hers = { secrets: bench.colleague };
    bench.call('connect', { key: FAKE_KEY }, hers);
    const [seen] = kept();
    const change = interrupted(() => bench.call('takeSchedule', { id }, hers));
    expect(bench.refusal('saveReport', { report: { ...seen, name: 'Mine' } as never, seen: seen as never }, change)).toBe(SAVED_BY_ANOTHER);
    expect(bench.call('open', {}, hers).reports[0]).toMatchObject({ scheduleIsMine: true });
  });
});

it('a schedule that is taken over while its owner moves her report runs for the report as she saved it', () => {
  bench.call('saveReport', { report: report({ id, schedule: WEEKLY }) });
  bench.call('connect', { key: FAKE_KEY }, { secrets: bench.colleague });
  const before = bench.keep();
  const moved = { report: { ...report({ id, schedule: WEEKLY }), destination: { sheet: 'Elsewhere', cell: 'B2' } } };
  let steps = 0;
  for (let at = 1; steps >= at - 1; at += 1) {
    before.restore();
    steps = 0;
    const secrets = withMethods(bench.colleague, (call) => (...args) => {
      steps += 1;
      if (steps === at) bench.call('saveReport', moved);
      return call(...args);
    });
    bench.answer('takeSchedule', { id }, { secrets });
    if (steps >= at) expect([at, kept()[0]?.destination.sheet]).toEqual([at, 'Elsewhere']);
  }
  expect(steps).toBeGreaterThan(3);
});

/**
 * Runs a call during which a colleague's begins at one step of the document's store after the other; while the lock is held, hers waits.
 * @param judge looks at what came of it, @returns how many steps there were
 */
function atEachStep(call: (ports: Partial<PanelPorts>) => void, colleague: () => void, judge: (at: number) => void): number {
  const before = bench.keep();
  for (let at = 1; ; at += 1) {
    before.restore();
    let [steps, isHeld, waits] = [0, false, false];
    const lock: PanelPorts['lock'] = {
      acquire() {
        isHeld = true;
        return () => {
          isHeld = false;
          if (waits) colleague();
          waits = false;
        };
      },
    };
    const documents = withMethods(bench.documents, (step) => (...args) => {
      steps += 1;
      if (steps === at && isHeld) waits = true;
      else if (steps === at) colleague();
      return step(...args);
    });
    call({ documents, lock });
    if (steps < at) return steps;
    judge(at);
  }
}

describe('at whichever moment a colleague saves or deletes a report that somebody saves', () => {
  const names = () => kept().map(({ name }) => name);
  let ended: string[] = [];
  const ending = (who: string, { ok, ...answered }: { readonly ok: boolean; readonly value?: unknown }): void => {
    const isDone = ok && (answered.value as { readonly isOutdated?: true }).isOutdated !== true;
    if (isDone) ended.push(who);
  };
  beforeEach(() => {
    ended = [];
  });

  it('one of them is told, and what the other one saved stays', () => {
    const [seen] = kept();
    const save = (name: string, ports?: Partial<PanelPorts>) =>
      ending(name, bench.answer('saveReport', { report: report({ id, name }), seen: seen as never }, ports));
    const steps = atEachStep(
      (ports) => save('Hers', ports),
      () => save('His'),
      (at) => {
        expect([at, names()]).toEqual([at, ended]);
        ended = [];
      },
    );
    expect(steps).toBeGreaterThan(10);
  });

  it('a deleted one stays deleted', () => {
    atEachStep(
      (ports) => bench.answer('saveReport', { report: report({ id, name: 'Hers' }) }, ports),
      () => bench.call('deleteReport', { id }),
      (at) => expect([at, names()]).toEqual([at, []]),
    );
  });
});

it('of two who take over a schedule at the same time the second is told', () => {
  bench.call('saveReport', { report: report({ id, schedule: WEEKLY }) });
  const his = memoryStore('at once');
  for (const secrets of [bench.colleague, his]) bench.call('connect', { key: FAKE_KEY }, { secrets });
  let isFirst = true;
  const hers = withMethods(bench.colleague, (call) => (...args) => {
    const before = isFirst;
    isFirst = false;
    if (before) bench.call('takeSchedule', { id }, { secrets: his });
    return call(...args);
  });
  expect(bench.refusal('takeSchedule', { id }, { secrets: hers })).toBe(SAVED_BY_ANOTHER);
  expect(bench.call('open', {}, { secrets: his }).reports[0]).toMatchObject({ scheduleIsMine: true });
});

describe('while a colleague takes a schedule over, its owner', () => {
  const taken = (change: Partial<Report>) => {
    bench.call('saveReport', { report: report({ id, schedule: WEEKLY }) });
    bench.call('connect', { key: FAKE_KEY }, { secrets: bench.colleague });
    bench.call('refresh', { id });
    let isFirst = true;
    const secrets = withMethods(bench.colleague, (call) => (...args) => {
      if (isFirst) {
        isFirst = false;
        const { schedule: _, ...rest } = report({ id });
        bench.call('saveReport', { report: { ...rest, ...change } });
      }
      return call(...args);
    });
    return bench.answer('takeSchedule', { id }, { secrets });
  };

  it('gives it another hour, which stays', () => {
    const when = { ...WEEKLY.when, zone: 'Europe/Rome' };
    expect(taken({ schedule: { ...WEEKLY, when } })).toMatchObject({ ok: true });
    expect(bench.call('open', {}, { secrets: bench.colleague }).reports[0]).toMatchObject({
      report: { schedule: { when } },
      scheduleIsMine: true,
    });
  });

  it.each(['messages', 'list'] as const)('has its alerts name people in the %s, of which messages wait for who takes it over', (names) => {
    const answer = taken({ version: 5, schedule: WEEKLY, alerts: { rules: [alertRule()], names, weekdaysOff: '0000011' } });
    expect(answer).toMatchObject(names === 'messages' ? { ok: false, message: SAVED_BY_ANOTHER } : { ok: true });
    expect(bench.call('open', {}).reports[0]?.scheduleIsMine).toBe(names === 'messages');
  });

  it('takes it off the report, which gets none back', () => {
    expect(taken({})).toMatchObject({ ok: false, message: NO_SCHEDULE });
    expect(kept()[0]).not.toHaveProperty('schedule');
  });
});

it('formulas that are taken off a key in another window while that is changed get it back no more than the earlier week', () => {
  const change = (allowed: boolean, weekStart: 1 | 7) => bench.call('saveSettings', { cells: { ...NO_CELLS, allowed }, weekStart });
  const changing = (request: object): PanelState['connection'] => {
    change(true, 1);
    const transport = withMethods(bench.within(600_000).transport, (call) => (...args) => {
      change(false, 7);
      return call(...args);
    });
    bench.call('connect', { key: FAKE_KEY, ...request }, { transport });
    return bench.call('open', {}).connection;
  };
  expect(changing({})).toMatchObject({ cells: { allowed: false }, weekStart: 7 });
  // What she says of it as she changes the key is her own word.
  expect(changing({ weekStart: 6 })).toMatchObject({ cells: { allowed: false }, weekStart: 6 });
});

it('a schedule that somebody saves while her last one is deleted in another window has its hourly run', () => {
  bench.call('saveReport', { report: report({ id, schedule: WEEKLY }) });
  const scheduler = {
    ...bench.scheduler,
    stop() {
      bench.saveNew({ name: 'Another', schedule: WEEKLY, destination: { sheet: 'Another', cell: 'A1' } });
      bench.scheduler.stop();
    },
  };
  bench.call('deleteReport', { id }, { scheduler });
  expect([kept().map(({ name }) => name), bench.scheduler.running]).toEqual([['Another'], true]);
});

describe('a report that is saved again because the answer was lost', () => {
  const alerts = { rules: [alertRule()], names: 'nowhere', weekdaysOff: '0000011' } as const;

  it.each<[string, Partial<Report>]>([
    ['with alerts', { alerts }],
    ['by week', { stream: 'activity-log', columns: [], rollup: { by: ['week'], measures: ['activities'] } }],
    ['of the first connection, which has no word of its own yet', { connection: { handle: '', name: '', host: '' } }],
    ['of the days since one with slashes', { range: { kind: 'words', words: 'since 3/4/2026' } }],
  ])('is the same one where it was new, %s', (_, change) => {
    const german = { locale: () => 'de_DE' };
    bench.call('saveConnection', { handle: '', weekStart: 7 });
    const given = report({ id: '', name: 'New', destination: { sheet: 'New', cell: 'A1' }, ...change });
    const { id: first } = bench.call('saveReport', { report: given }, german);
    expect(bench.call('saveReport', { report: given }, german).id).toBe(first);
    expect(kept().map(({ name }) => name)).toEqual(['Hours', 'New']);
  });

  it('is another one in another place, or once the first has rows', () => {
    const given = report({ id: '', name: 'New', destination: { sheet: 'New', cell: 'A1' } });
    const { id: first } = bench.call('saveReport', { report: given });
    bench.call('saveReport', { report: { ...given, destination: { sheet: 'New', cell: 'H1' } } });
    bench.call('refresh', { id: first });
    bench.call('saveReport', { report: given });
    expect(kept()).toHaveLength(4);
  });

  it.each<[string, Partial<Report>]>([
    ['where what was changed needs a newer form', { alerts }],
    ['where it goes over to the first connection', { connection: { handle: '', name: '', host: '' } }],
    ['of the days since one with slashes', { range: { kind: 'words', words: 'since 3/4/2026' } }],
  ])('is no other version, also %s', (_, change) => {
    const german = { locale: () => 'de_DE' };
    const [seen] = kept();
    const changed = { report: report({ id, ...change }), seen } as never;
    bench.call('saveReport', changed, german);
    expect(bench.call('saveReport', changed, german)).not.toHaveProperty('isOutdated');
  });
});
