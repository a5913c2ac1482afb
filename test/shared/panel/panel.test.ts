import { NOT_CONNECTED } from '#words/connection';
import { PANEL_TOO_OLD } from '#words/panel-answers';
import { COPY_WITH_ROWS, ownOverdue, zoneChanged } from '#words/panel-notices';
import { KEY_IN_OTHER_FIELD } from '#words/pasted-key';
import type { PanelCall } from '../../../shared/panel/calls';
import { FAKE_KEY } from '../../doubles/fake-api';
import { report } from '../report/report-bench';
import { type PanelBench, panelBench, WEEKLY } from './panel-bench';

let bench: PanelBench;
beforeEach(() => {
  bench = panelBench();
});

describe('connecting', () => {
  test('shows the end of a key and never the key', () => {
    bench.secrets.entries.clear();
    const { connected, state } = bench.call('connect', { key: FAKE_KEY, region: 'us' });
    expect(connected).toBe(true);
    expect(state.connection).toMatchObject({ host: 'api.activtrak.com', region: 'us', cells: { allowed: false } });
    expect(state.connection?.maskedKey).toContain('••••');
    expect(JSON.stringify(bench.answer('open', {}))).not.toContain(FAKE_KEY);
  });

  test('a key in a field that is not for it is refused, before others can read it', () => {
    const odd = 'a"b\\c/d+e==';
    bench.call('connect', { key: odd, isFurther: true, name: 'Odd', test: false });
    for (const key of [FAKE_KEY, odd]) {
      const json = JSON.stringify({ format: 'activtrak-reports', version: 1, reports: [report({ name: `My ${key}` })] });
      const wrongly: readonly (readonly [PanelCall, object])[] = [
        ['connect', { key: 'another-key', isFurther: true, name: key }],
        ['connect', { key: 'x-api-key: a-new-key', isFurther: true, name: 'a-new-key' }],
        ['saveConnection', { name: key }],
        ['saveSettings', { personName: ` ${key}` }],
        ['saveSettings', { cells: { allowed: true, groups: [key], users: [] } }],
        ['saveReport', { report: report({ id: '', name: key }) }],
        ['saveReport', { report: report({ id: '', destination: { sheet: key, cell: 'A1' } }) }],
        ['makeReady', { report: report({ id: '', name: key }) }],
        ['addChart', { id: 'r1', chart: { title: key } }],
        ['importReports', { json }],
        ['insertFormula', { name: 'ACTIVTRAK_HOURS', args: [key] }],
      ];
      for (const [call, request] of wrongly) expect(bench.refusal(call, request as never)).toBe(KEY_IN_OTHER_FIELD);
      expect([...bench.documents.entries.values()].join()).not.toContain(JSON.stringify(key).slice(1, -1));
    }
    expect(bench.call('connect', { key: FAKE_KEY }).connected).toBe(true);
  });

  test('a key that an earlier version saved in a name can be taken out of it', () => {
    const seen = report({ id: 'r1', name: `My ${FAKE_KEY}` });
    bench.save(seen);
    bench.call('saveReport', { report: { ...seen, name: 'Mine' }, seen });
    expect(bench.call('open', {}).reports.map((view) => view.report.name)).toEqual(['Mine']);
  });

  test('a new key keeps what was allowed to formulas', () => {
    bench.call('saveSettings', { cells: { allowed: true, groups: ['Sales'], users: [] }, weekStart: 7 });
    const { state } = bench.call('connect', { key: FAKE_KEY });
    expect(state.connection).toMatchObject({ cells: { allowed: true, groups: ['Sales'] }, weekStart: 7 });
  });

  test('a name is asked for once, whether a person gives one or none', () => {
    expect(bench.call('open', {}).asksName).toBe(true);
    for (const personName of ['', ' Jane  Doe ', ''])
      expect(bench.call('saveSettings', { personName })).toMatchObject({ asksName: false, personName: personName ? 'Jane Doe' : '' });
  });

  test('a refused key leaves the earlier one; disconnecting stops the schedules', () => {
    expect(bench.call('connect', { key: 'wrong-key' }).connected).toBe(false);
    expect(bench.call('open', {}).connection?.maskedKey).toContain(FAKE_KEY.slice(-4));
    bench.saveNew({ schedule: WEEKLY });
    expect(bench.scheduler.running).toBe(true);
    expect(bench.call('disconnect', {}).connection).toBeUndefined();
    expect(bench.scheduler.running).toBe(false);
  });

  test('formulas cannot be allowed without a key', () => {
    bench.call('disconnect', {});
    expect(bench.refusal('saveSettings', { cells: { allowed: true, groups: [], users: [] } })).toBe(NOT_CONNECTED);
  });
});

describe('notices', () => {
  test('a copied file is noticed', () => {
    const id = bench.saveNew();
    bench.call('refresh', { id });
    expect(bench.call('open', {}).notices).toEqual([]);
    bench.desk.id = 'document-2';
    expect(bench.call('open', {}).notices[0]?.words).toContain('copy of another spreadsheet');
  });

  test('marks without definitions are a copy too', () => {
    const id = bench.saveNew();
    bench.call('refresh', { id });
    bench.documents.entries.clear();
    expect(bench.call('open', {}).notices[0]?.words).toBe(COPY_WITH_ROWS);
  });

  test('a changed time zone is noticed', () => {
    bench.call('refresh', { id: bench.saveNew() });
    expect(bench.call('open', {}, { zone: 'Asia/Tokyo' }).notices[0]?.words).toBe(zoneChanged('UTC', 'Asia/Tokyo'));
  });

  test('another name of the time zone is no other, and one with the same time in winter alone is', () => {
    const id = bench.saveNew();
    bench.call('refresh', { id }, { zone: 'Asia/Calcutta' });
    expect(bench.call('open', {}, { zone: 'Asia/Kolkata' }).notices).toEqual([]);
    // Both show the same now, and not in summer.
    bench.call('refresh', { id }, { zone: 'Europe/London' });
    expect(bench.call('open', {}, { zone: 'Africa/Abidjan' }).notices.map(({ words }) => words)).toEqual([
      zoneChanged('Europe/London', 'Africa/Abidjan'),
    ]);
  });

  test('a time zone that this browser does not know is another one', () => {
    bench.call('refresh', { id: bench.saveNew() }, { zone: 'America/Santiago' });
    const wallTime: typeof bench.clock.wallTime = (ms, zone) => {
      if (zone === 'America/Santiago') throw new RangeError(`Invalid time zone specified: ${zone}`);
      return bench.clock.wallTime(ms, zone);
    };
    const { notices } = bench.call('open', {}, { zone: 'UTC', clock: { ...bench.clock, wallTime } });
    expect(notices.map(({ words }) => words)).toEqual([zoneChanged('America/Santiago', 'UTC')]);
  });

  test('a schedule that nobody serves is noticed', () => {
    bench.saveNew({ schedule: { ...WEEKLY, when: { every: 'day', at: 7, zone: 'UTC' } } });
    expect(bench.call('open', {}).notices).toEqual([]);
    bench.clock.advance(3 * 86_400_000);
    expect(bench.call('open', {}).notices[0]?.words).toBe(ownOverdue('Hours'));
  });

  test('where nothing runs while the document is closed, only a colleague’s is waited for in vain', () => {
    const daily = { ...WEEKLY, when: { every: 'day', at: 7, zone: 'UTC' } } as const;
    const scheduler = { ...bench.scheduler, whileClosed: false };
    const id = bench.saveNew({ schedule: daily });
    bench.clock.advance(3 * 86_400_000);
    expect(bench.call('open', {}, { scheduler }).notices).toEqual([]);
    const notices = bench.call('open', {}, { scheduler, secrets: bench.colleague }).notices;
    expect(notices).toEqual([{ kind: 'warning', words: expect.stringContaining('has this file open') }]);
    expect(notices[0]?.words).not.toContain('hourly');
    bench.call('deleteReport', { id });
  });
});

describe('before a refresh', () => {
  test('the preview shows ten rows as the sheet would, and what a refresh costs; nothing is written', () => {
    const preview = bench.call('preview', { report: report({ id: '', unit: 'days' }) });
    expect(preview.header).toEqual(['Date', 'User', 'User ID', 'Active']);
    expect(preview.rows).toHaveLength(10);
    expect(preview.rows[0]?.[0]).toMatch(/^2026-03-1\d$/);
    expect(preview.rows[0]?.[3]).toMatch(/^\d+:\d\d:\d\d$/);
    const short = bench.call('preview', { report: report({ id: '', unit: 'days', durations: 'h:mm' }) });
    expect(preview.rows[0]?.[3]).toMatch(new RegExp(`^${short.rows[0]?.[3]}:\\d\\d$`));
    expect(preview.estimate).toMatchObject({ rows: 21, requests: 1, cells: 84, mostCells: 10_000_000 });
    expect(bench.sheets.names()).not.toContain('Hours');
  });

  test('pseudonyms are in the preview too', () => {
    const { rows } = bench.call('preview', { report: report({ id: '', privacy: { people: 'pseudonyms', smallestGroup: 5 } }) });
    expect(rows[0]?.[1]).toMatch(/^Person /);
  });

  test('names to pick', () => {
    const { who, refused } = bench.call('names', { stream: 'user-hours' });
    expect(typeof refused).toBe('boolean');
    expect(who.filter(({ kind }) => kind === 'user').length).toBeGreaterThan(2);
  });

  test('what the file holds about people', () => {
    bench.call('refresh', { id: bench.saveNew() });
    bench.desk.withFormulas = ['Sheet1'];
    expect(bench.call('fileContents', {}).sheets).toEqual([
      { sheet: 'Hours', from: 'report “Hours”', columns: ['User', 'User ID'], people: 3, reportId: expect.any(String) },
      { sheet: 'Sheet1', from: 'formulas', columns: [] },
    ]);
    bench.sheets.duplicate('Hours', 'Hours of March', true);
    bench.sheets.deleteSheet('Hours');
    expect(bench.call('fileContents', {}).sheets).toMatchObject([{ sheet: 'Hours of March', columns: ['User', 'User ID'] }, {}]);
  });
});

describe('rows that a report leaves behind', () => {
  const held = () => bench.call('fileContents', {}).sheets;

  test('are still listed when it is deleted, until somebody takes them away', () => {
    const id = bench.saveNew();
    bench.call('refresh', { id });
    bench.call('deleteReport', { id });
    expect(held()).toEqual([
      { sheet: 'Hours', from: 'rows that “Hours” left behind', columns: ['User', 'User ID'], people: 3, isLeft: true },
    ]);
    expect(bench.call('open', {}).notices).toEqual([]);
    bench.sheets.rename('Hours', 'Archive');
    bench.sheets.type('Archive', 0, 2, { value: '' });
    expect(held()).toMatchObject([{ sheet: 'Archive', columns: ['User'] }]);
    bench.sheets.deleteSheet('Archive');
    expect(held()).toEqual([]);
  });

  test('are listed on its own sheet, not on a copy of that', () => {
    const id = bench.saveNew();
    bench.call('refresh', { id });
    bench.sheets.duplicate('Hours', 'Copy of Hours', true);
    bench.call('deleteReport', { id });
    expect(held()).toMatchObject([{ sheet: 'Hours', columns: ['User', 'User ID'] }]);
  });

  test('are listed on a copy of its sheet where that is gone', () => {
    const id = bench.saveNew();
    bench.call('refresh', { id });
    bench.sheets.duplicate('Hours', 'Copy of Hours', true);
    bench.sheets.deleteSheet('Hours');
    bench.call('deleteReport', { id });
    expect(held()).toMatchObject([{ sheet: 'Copy of Hours', columns: ['User', 'User ID'] }]);
  });

  test('are listed beside its new ones when it moves, under what they are and not under what it is now', () => {
    const id = bench.saveNew();
    bench.call('refresh', { id });
    const privacy = { people: 'pseudonyms', smallestGroup: 5 } as const;
    bench.call('saveReport', { report: report({ id, privacy, destination: { sheet: 'Elsewhere', cell: 'A1' } }) });
    bench.call('refresh', { id });
    expect(held()).toMatchObject([
      { sheet: 'Elsewhere', from: 'report “Hours”', columns: [] },
      { sheet: 'Hours', from: 'rows that “Hours” left behind', columns: ['User', 'User ID'] },
    ]);
  });

  test('are not listed when they say nothing of people', () => {
    const id = bench.saveNew({ privacy: { people: 'summary', smallestGroup: 2 }, columns: [{ key: 'date' }, { key: 'active' }] });
    bench.call('refresh', { id });
    bench.call('deleteReport', { id });
    expect(held()).toEqual([]);
  });
});

test('history and the log sheet hold each refresh', () => {
  bench.call('refresh', { id: bench.saveNew() });
  expect(bench.call('history', {}).runs).toEqual([expect.objectContaining({ outcome: 'done', reportName: 'Hours' })]);
  bench.call('showLog', {});
  expect(bench.sheets.seen('ActivTrak log')[1]?.[3]).toBe('Hours');
});

test('an unknown call, and whatever is no sentence, is a sentence', () => {
  expect(bench.refusal('destroy' as never, {} as never)).toBe(PANEL_TOO_OLD);
  const broken = {
    ...bench.documents,
    all: () => {
      throw new TypeError(`secret ${FAKE_KEY}`);
    },
  };
  const words = bench.refusal('exportReports', {}, { documents: broken });
  expect(words).not.toContain(FAKE_KEY);
  expect(words).toContain('Try again');
});
