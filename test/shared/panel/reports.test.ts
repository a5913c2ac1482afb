import { NOT_CONNECTED } from '#words/connection';
import { BUSY_FOR_NOW, BUSY_TO_DELETE, savedStillNaming } from '#words/panel-answers';
import { COPY } from '#words/panel-notices';
import { ActivTrakError, wrong } from '../../../shared/errors';
import type { PanelPorts } from '../../../shared/panel/ports';
import type { Report } from '../../../shared/report/definition/definition';
import { personalColumns } from '../../../shared/report/kept/personal-columns';
import { meaningOf } from '../../../shared/report/kept/report-state';
import { isPlainName } from '../../../shared/table/place/sheet-name';
import { budgetOfAsks } from '../../doubles/countdown-budget';
import { FAKE_KEY } from '../../doubles/fake-api';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { DAYS, report } from '../report/report-bench';
import { type PanelBench, panelBench, WEEKLY } from './panel-bench';

let bench: PanelBench;
beforeEach(() => {
  bench = panelBench();
});

describe('reports', () => {
  test('are new, ready with rows and place, and failed with the reason', () => {
    const id = bench.saveNew();
    expect(bench.call('open', {}).reports[0]).toMatchObject({ state: 'new', place: '', rows: 0 });
    expect(bench.call('refresh', { id })).toMatchObject({ state: 'ended', record: { outcome: 'done', trigger: 'hand' } });
    expect(bench.call('open', {}).reports[0]).toMatchObject({ state: 'ready', place: 'Hours!A1', rows: 21, failures: 0 });

    const connection = bench.secrets.entries.get('activtrak.connection') as string;
    bench.secrets.entries.set('activtrak.connection', connection.replace(FAKE_KEY, 'expired'));
    expect(bench.call('refresh', { id }).record).toMatchObject({ outcome: 'failed', message: expect.stringContaining('refused') });
    expect(bench.call('open', {}).reports[0]).toMatchObject({ state: 'failed', rows: 21, failures: 1 });
  });

  test('are at work until a refresh ends, also when nobody drives it any more, and it is the person’s own who began', () => {
    const id = bench.saveNew();
    const hers = { secrets: bench.colleague };
    bench.serve(fakeOrganisation(3, DAYS), { largestPage: 5 });
    expect(bench.call('refresh', { id }, { budget: budgetOfAsks(2, 'time') }).state).toBe('running');
    bench.clock.advance(3_600_000);
    const seen = (change = {}) => bench.call('open', {}, change).reports[0];
    expect(seen()).toMatchObject({ state: 'running', running: { mine: true, free: true } });
    expect(seen(hers)).toMatchObject({ state: 'running', running: { mine: false, free: true } });
  });

  test('are shown from their first cell on, with the line above the header', () => {
    for (const statusLine of [false, true]) {
      const id = bench.saveNew({ name: `${statusLine}`, destination: { sheet: `${statusLine}`, cell: 'B2' }, statusLine });
      bench.call('refresh', { id });
      bench.call('show', { id });
      expect(bench.desk.shown).toMatchObject({ row: 1, column: 1 });
    }
    expect(bench.call('open', {}).reports.map(({ place }) => place)).toEqual(['false!B2', 'true!B3']);
  });

  test('are not refreshed without a key, and that is no failure of theirs', () => {
    const id = bench.saveNew();
    bench.secrets.entries.delete('activtrak.connection');
    expect(bench.refusal('refresh', { id })).toBe(NOT_CONNECTED);
    expect(bench.call('open', {}).reports[0]).toMatchObject({ state: 'new', failures: 0 });
  });

  test('have the weeks of the person who saves them, where they are grouped by weeks', () => {
    const weekly = { version: 2, stream: 'activity-log', columns: [], rollup: { by: ['week'], measures: ['time'] } } as const;
    const id = bench.saveNew(weekly);
    const saved = (): Record<string, unknown> => JSON.parse(bench.documents.entries.get(`activtrak.report.${id}`) as string);
    expect(saved()).toMatchObject({ weekStart: 1 });
    const connection = bench.secrets.entries.get('activtrak.connection') as string;
    bench.secrets.entries.set('activtrak.connection', connection.replace('"weekStart":1', '"weekStart":7'));
    bench.call('saveReport', { report: report({ ...weekly, id }) });
    expect(saved()).toMatchObject({ weekStart: 7 });
    bench.call('saveReport', { report: report({ ...weekly, id, weekStart: 7, rollup: { by: ['day'], measures: ['time'] } }) });
    expect(saved()).not.toHaveProperty('weekStart');
  });

  test('a duplicate has a name and a sheet of its own and no schedule', () => {
    const id = bench.saveNew({ schedule: WEEKLY });
    const { reports } = bench.call('duplicateReport', { id });
    expect(reports.map(({ report: { name, destination } }) => [name, destination.sheet])).toEqual([
      ['Hours', 'Hours'],
      ['Hours 2', 'Hours 2'],
    ]);
    expect(reports[1]?.report.schedule).toBeUndefined();
  });

  test('the name of a duplicate has no half of a character', () => {
    const id = bench.saveNew({ name: `${'x'.repeat(89)}😀` });
    const names = bench.call('duplicateReport', { id }).reports.map(({ report: { name } }) => name);
    expect(names).toContain(`${'x'.repeat(89)} 2`);
  });

  test('duplicates that are not refreshed yet have sheets of their own too', () => {
    const id = bench.saveNew();
    for (let copies = 0; copies < 3; copies += 1) bench.call('duplicateReport', { id });
    const { reports } = bench.call('open', {});
    expect(reports.map((view) => view.report.destination.sheet)).toEqual(['Hours', 'Hours 2', 'Hours 3', 'Hours 4']);
    for (const view of reports) expect(bench.call('refresh', { id: view.report.id }).record?.outcome).toBe('done');
  });

  test.each([
    ['a name as long as Excel takes', 'Hours of the last seven days by'],
    ['a longer one, which only Google takes', 'Hours of the last seven days by everyone: all of them'],
    ['a character that counts as two where it would be cut', 'Hours of the last seven day👍 by'],
  ])('a duplicate has a sheet that every host takes, also beside %s', (_, sheet) => {
    const id = bench.saveNew({ destination: { sheet, cell: 'A1' } });
    const copy = bench.call('duplicateReport', { id }).reports[1]?.report.destination.sheet ?? '';
    expect(copy).toMatch(/^Hours of the last seven day.* 2$/);
    expect(isPlainName(copy)).toBe(true);
    expect(() => encodeURIComponent(copy)).not.toThrow();
  });

  test('a deleted report leaves its rows', () => {
    const id = bench.saveNew();
    bench.call('refresh', { id });
    const before = JSON.stringify(bench.sheets.seen('Hours'));
    expect(bench.call('deleteReport', { id }).reports).toEqual([]);
    expect(JSON.stringify(bench.sheets.seen('Hours'))).toBe(before);
    expect(bench.sheets.marks(id)).toEqual([]);
  });

  test('moved to another place, a report is written there and leaves the old rows', () => {
    const id = bench.saveNew();
    bench.call('refresh', { id });
    const before = JSON.stringify(bench.sheets.seen('Hours'));
    bench.call('saveReport', { report: report({ id, destination: { sheet: 'Other', cell: 'B2' } }) });
    expect(bench.call('refresh', { id }).record?.outcome).toBe('done');
    expect(bench.call('open', {}).reports[0]?.place).toBe('Other!B2');
    expect(JSON.stringify(bench.sheets.seen('Hours'))).toBe(before);
  });

  test.each<[string, () => void]>([
    ['their sheet', () => bench.sheets.deleteSheet('Hours')],
    ['their header', () => bench.sheets.deleteRows('Hours', 0, 1)],
  ])('without %s begin anew as soon as they are saved', (_, happens) => {
    const id = bench.saveNew();
    bench.call('refresh', { id });
    happens();
    bench.call('saveReport', { report: report({ id }) });
    expect(bench.call('open', {}).reports[0]).toMatchObject({ state: 'new', rows: 0 });
    bench.call('saveReport', { report: report({ id, destination: { sheet: 'Other', cell: 'A1' } }) });
    expect(bench.call('refresh', { id }).record).toMatchObject({ outcome: 'done', rows: 21 });
  });

  test('of a copy of the document are known by the first saving', () => {
    bench.saveNew();
    bench.desk.id = 'a copy';
    expect(bench.call('open', {}).notices).toEqual([{ kind: 'warning', words: COPY }]);
  });

  test('of a newer version are listed and exported as they are, and their columns count as about people', () => {
    const id = bench.saveNew();
    bench.call('refresh', { id });
    const newer = { ...JSON.parse(bench.documents.entries.get(`activtrak.report.${id}`) ?? ''), version: 2, later: 1 };
    bench.documents.entries.set(`activtrak.report.${id}`, JSON.stringify(newer));
    expect(bench.call('open', {})).toMatchObject({
      reports: [],
      unusable: [{ id, name: 'Hours', words: expect.stringContaining('newer version') }],
    });
    expect(JSON.parse(bench.call('exportReports', {}).json).reports).toEqual([newer]);
    expect(bench.call('fileContents', {}).sheets[0]).toMatchObject({ reportId: id, columns: expect.arrayContaining(['User ID', 'Date']) });
    for (const call of ['refresh', 'duplicateReport', 'takeSchedule'] as const)
      expect(bench.refusal(call, { id })).toContain('newer version');
    expect(bench.refusal('saveReport', { report: report({ id }) })).toContain('newer version');
    expect(JSON.parse(bench.documents.entries.get(`activtrak.report.${id}`) ?? '')).toEqual(newer);
  });

  test('whose rows show people in a way that only a newer version knows count as about people', () => {
    const id = bench.saveNew({ columns: [{ key: 'date' }, { key: 'user' }, { key: 'active' }] });
    bench.call('refresh', { id });
    const key = `activtrak.state.${id}`;
    bench.documents.entries.set(key, (bench.documents.entries.get(key) ?? '').replace(String.raw`\"names\"`, String.raw`\"initials\"`));
    expect(bench.call('fileContents', {}).sheets[0]).toMatchObject({ reportId: id, columns: expect.arrayContaining(['User']) });
    const state = JSON.parse(bench.documents.entries.get(`activtrak.state.${id}`) ?? '');
    for (const newer of [
      { version: 2, meaning: meaningOf(report()) },
      { version: 2, meaning: '{"stream":"user-hours"}' },
      { meaning: meaningOf(report({ privacy: { people: 'pseudonyms', smallestGroup: 1 } })).replace('user-hours', 'screenshots') },
    ])
      expect(personalColumns({ ...state, ...newer })).toEqual(state.columns);
    const disguised = report({ id, privacy: { people: 'pseudonyms', smallestGroup: 1 } });
    expect(bench.call('saveReport', { report: disguised }).problem).toBe(savedStillNaming('Hours', true));
  });

  test.each([
    ['of a newer version', (text: string) => JSON.stringify({ ...JSON.parse(text), version: 2, who: 'everyone' })],
    ['that are damaged', () => '{'],
  ])('%s can be deleted, and what their rows show of people is still listed', (_, spoilt) => {
    const id = bench.saveNew({ schedule: WEEKLY });
    bench.call('refresh', { id });
    bench.call('requestRefresh', { id });
    const key = `activtrak.report.${id}`;
    bench.documents.entries.set(key, spoilt(bench.documents.entries.get(key) ?? ''));
    const seen = JSON.stringify(bench.sheets.seen('Hours'));
    expect(bench.call('deleteReport', { id })).toMatchObject({ reports: [], unusable: [] });
    expect(bench.sheets.marks(id)).toEqual([]);
    expect(JSON.stringify(bench.sheets.seen('Hours'))).toBe(seen);
    expect([...bench.documents.entries.keys()].filter((one) => one.endsWith(id))).toEqual([]);
    expect(bench.call('fileContents', {}).sheets[0]).toMatchObject({ sheet: 'Hours', columns: expect.arrayContaining(['User ID']) });
    expect(bench.scheduler.running).toBe(false);
  });

  test('go to another document as one file, without schedules', () => {
    bench.saveNew({ schedule: WEEKLY });
    const { json } = bench.call('exportReports', {});
    expect(json).not.toContain('ownerId');
    const other = panelBench();
    expect(other.call('importReports', { json })).toMatchObject({ message: '1 report imported.' });
    expect(other.call('open', {}).reports[0]?.report).toMatchObject({ name: 'Hours', stream: 'user-hours' });
    expect(other.refusal('importReports', { json: '{"reports":1}' })).toContain('Export');
  });

  test('are imported all or not at all', () => {
    bench.saveNew();
    bench.saveNew({ name: 'Second', destination: { sheet: 'Second', cell: 'A1' } });
    const { json } = bench.call('exportReports', {});
    const other = panelBench();
    let room = 1;
    const full: PanelPorts['documents'] = {
      ...other.documents,
      set(key, value) {
        if (key.includes('.report.') && room-- <= 0) throw new ActivTrakError('too-large', 'There is no room: delete reports.');
        return other.documents.set(key, value);
      },
    };
    expect(other.refusal('importReports', { json }, { documents: full })).toContain('delete reports');
    expect(other.call('open', {}).reports).toEqual([]);
  });

  test('what cannot be used is refused with the next step, and nothing is saved', () => {
    expect(bench.refusal('saveReport', { report: report({ id: '', name: ' ' }) })).toContain('Give it one');
    expect(bench.call('open', {}).reports).toEqual([]);
  });

  test.each([
    ['last payroll period', 'last month'],
    ['YTD', 'this year'],
    ['month to date', 'this month'],
    ['lst week', 'last week'],
  ])('a period that nobody understands is refused with what was meant, from the editor and from a file: %s', (words, meant) => {
    const bad = report({ id: '', range: { kind: 'words', words } });
    expect(bench.refusal('saveReport', { report: bad })).toContain(`Did you mean “${meant}”?`);
    const json = JSON.stringify({ format: 'activtrak-reports', version: 1, reports: [bad] });
    expect(bench.refusal('importReports', { json })).toContain(`Did you mean “${meant}”?`);
    expect(bench.call('open', {}).reports).toEqual([]);
  });

  test('a period is saved, previewed and imported in the language of the document, as it is refreshed', () => {
    const german = { locale: () => 'de_DE' };
    const words = report({ id: '', range: { kind: 'words', words: 'März 2026' } });
    const { id } = bench.call('saveReport', { report: words }, german);
    expect(bench.call('refresh', { id }, german).record).toMatchObject({ outcome: 'done', rows: 21 });
    expect(bench.call('preview', { report: words }, german).rows).toHaveLength(10);
    expect(panelBench().call('importReports', { json: bench.call('exportReports', {}).json }, german).message).toContain('1 report');
    bench.call('duplicateReport', { id }, german);
    bench.call('takeSchedule', { id: bench.call('saveReport', { report: { ...words, schedule: WEEKLY } }, german).id }, german);
  });

  test.each([
    ['3/4/2026', '2026-04-03'],
    ['since 3/4/2026', 'since 2026-04-03'],
    ['3/4/2026 to 5-4-2026', '2026-04-03 to 2026-04-05'],
    ['3/4/2026-5/4/2026', '2026-04-03 to 2026-04-05'],
    ['3/4/2026–5/4/2026', '2026-04-03 to 2026-04-05'],
    ['3 / 4 / 2026', '2026-04-03'],
    ['3 / 4 / 2026 – 5/4/2026', '2026-04-03 – 2026-04-05'],
    ['13/4/2026', '13/4/2026'],
    ['last 7 days', 'last 7 days'],
    ['März 2026', 'März 2026'],
  ])('the period %s means the same to a colleague whose days are written otherwise', (words, saved) => {
    const range = { kind: 'words', words } as const;
    const german = { locale: () => 'de_DE' };
    const { id } = bench.call('saveReport', { report: report({ id: '', range }) }, german);
    expect(bench.call('open', {}).reports[0]?.report.range).toEqual({ kind: 'words', words: saved });
    // The answer was lost, and she saves once more.
    const [seen, again] = [report({ id }), report({ id, range })];
    expect(bench.call('saveReport', { report: again, seen }, german).isOutdated).toBeUndefined();
  });

  test('days in a cell that cannot be read yet are said when they are saved', () => {
    const inCell = report({ id: '', range: { kind: 'cells', from: 'Settings!B1' } });
    expect(bench.call('saveReport', { report: inCell }).problem).toContain('There is no cell “Settings!B1”');
    bench.sheets.addSheet('Settings', 'visible', { rows: 9, columns: 9 });
    bench.sheets.type('Settings', 0, 1, { value: 'last payroll period' });
    expect(bench.call('saveReport', { report: inCell }).problem).toContain('Did you mean “last month”?');
    bench.sheets.type('Settings', 0, 1, { value: 'last week' });
    expect(bench.call('saveReport', { report: inCell }).problem).toBeUndefined();
  });

  test.each([{ from: 'B1' }, { from: ' $b$1' }, { from: 'Settings!B1', to: 'B2' }])(
    'days in a cell without its sheet, which would be the one in front, are refused: %j',
    (cells) => {
      const range = { kind: 'cells', ...cells } as const;
      // A log's size is looked at before it is saved.
      for (const call of ['preview', 'saveReport'] as const)
        expect(bench.refusal(call, { report: report({ id: '', range }) })).toContain('could be on any sheet');
      // One that was saved before there was this rule stays.
      const { id } = bench.call('saveReport', { report: report({ id: '' }) });
      const kept = report({ id, range });
      bench.save(kept);
      expect(bench.refusal('preview', { report: kept })).toContain('There is no cell');
      expect(bench.call('saveReport', { report: { ...kept, name: 'Other' } }).id).toBe(id);
    },
  );

  test('moved while the host keeps the hidden sheet of a refresh that was stopped, a report is written in the new place all the same', () => {
    bench.serve(fakeOrganisation(3, DAYS));
    const id = bench.saveNew();
    bench.call('refresh', { id });
    bench.serve(fakeOrganisation(4, DAYS), { largestPage: 1 });
    bench.call('refresh', { id }, { budget: budgetOfAsks(2, 'time') });
    bench.call('cancel', { id });
    expect(bench.sheets.names()).toHaveLength(2);
    const refused = jest.spyOn(bench.sheets, 'removeSheet').mockImplementation(() => {
      throw wrong('The structure is protected.');
    });
    bench.call('saveReport', { report: report({ id, destination: { sheet: 'Other', cell: 'A1' } }) });
    refused.mockRestore();
    bench.serve(fakeOrganisation(4, DAYS));
    bench.call('refresh', { id });
    expect(bench.sheets.names()).toEqual(['Hours', 'Other']);
  });

  test('whose sheet was renamed and moved down is shown where it is, and saved without being moved', () => {
    const id = bench.saveNew({ statusLine: true });
    bench.call('refresh', { id });
    bench.sheets.rename('Hours', 'October');
    bench.sheets.insertRows('October', 0, 2);
    const shown = bench.call('open', {}).reports[0]?.report as Report;
    expect(shown.destination).toEqual({ sheet: 'October', cell: 'A3' });
    for (const destination of [shown.destination, { sheet: 'Hours', cell: 'A1' }])
      bench.call('saveReport', { report: { ...shown, name: 'Hours of October', destination } });
    expect(bench.call('refresh', { id }).record?.outcome).toBe('nothing-new');
    expect(bench.sheets.names()).toEqual(['October']);
    expect(JSON.parse(bench.call('exportReports', {}).json).reports[0].destination).toEqual({ sheet: 'October', cell: 'A3' });
    expect(bench.refusal('importReports', bench.call('exportReports', {}))).toContain('goes to the same cell as');
    bench.sheets.rename('October', 'Q4');
    bench.call('saveReport', { report: shown, shown: shown.destination });
    expect(bench.call('refresh', { id }).record?.outcome).toBe('nothing-new');
    expect(bench.sheets.names()).toEqual(['Q4']);
    bench.sheets.rename('Q4', 'October');
    bench.call('saveReport', { report: { ...shown, destination: { sheet: 'October', cell: 'H1' } }, shown: shown.destination });
    expect(bench.call('refresh', { id }).record?.outcome).toBe('done');
    expect(bench.call('open', {}).reports[0]?.place).toBe('October!H2');
  });
});

test('a report whose sheet was duplicated is shown on its own sheet, and on none once that is deleted', () => {
  const id = bench.saveNew();
  bench.call('refresh', { id });
  bench.call('show', { id });
  const { shown } = bench.desk;
  bench.sheets.duplicate('Hours', 'Copy of Hours', true);
  bench.sheets.moveSheet('Copy of Hours', 0);
  bench.sheets.moveColumn('Copy of Hours', 0, 2);
  bench.call('show', { id });
  expect(bench.desk.shown).toEqual(shown);
  bench.sheets.deleteSheet('Hours');
  expect(bench.refusal('show', { id })).toContain('Refresh it');
});

describe('a report that is being refreshed', () => {
  test('is neither saved nor deleted by others, nor its ready sheet made again, until that is done', () => {
    const id = bench.saveNew();
    bench.call('refresh', { id }, { budget: budgetOfAsks(0, 'time') });
    const hers = { secrets: bench.colleague };
    const before = [...bench.documents.entries];
    expect(bench.refusal('deleteReport', { id }, hers)).toBe(BUSY_TO_DELETE);
    expect(bench.refusal('saveReport', { report: report({ id }) }, hers)).toBe(BUSY_FOR_NOW);
    expect(bench.refusal('redrawReady', { id }, hers)).toBe(BUSY_FOR_NOW);
    expect([...bench.documents.entries]).toEqual(before);
    bench.call('cancel', { id }, hers);
    expect(bench.call('deleteReport', { id }, hers).reports).toEqual([]);
    expect([...bench.documents.entries.keys()].filter((key) => key.includes(id))).toEqual([]);
  });
});
