import { ActivTrakError } from '../../../shared/errors';
import type { PanelPorts } from '../../../shared/panel/ports';
import type { Report } from '../../../shared/report/definition/definition';
import { NOT_CONNECTED } from '../../../shared/words/en/connection';
import { BUSY_TO_DELETE, BUSY_TO_SAVE, PANEL_TOO_OLD } from '../../../shared/words/en/panel-answers';
import { COPY_WITH_ROWS, ownOverdue } from '../../../shared/words/en/panel-notices';
import { budgetOfAsks } from '../../doubles/countdown-budget';
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

  test('a new key keeps what was allowed to formulas', () => {
    bench.call('saveSettings', { cells: { allowed: true, groups: ['Sales'], users: [] }, weekStart: 7 });
    const { state } = bench.call('connect', { key: FAKE_KEY });
    expect(state.connection).toMatchObject({ cells: { allowed: true, groups: ['Sales'] }, weekStart: 7 });
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

  test('are not refreshed without a key, and that is no failure of theirs', () => {
    const id = bench.saveNew();
    bench.secrets.entries.delete('activtrak.connection');
    expect(bench.refusal('refresh', { id })).toBe(NOT_CONNECTED);
    expect(bench.call('open', {}).reports[0]).toMatchObject({ state: 'new', failures: 0 });
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
    expect(bench.call('fileContents', {}).sheets[0]).toMatchObject({ reportId: id, columns: expect.arrayContaining(['User ID']) });
    for (const call of ['refresh', 'duplicateReport', 'takeSchedule'] as const)
      expect(bench.refusal(call, { id })).toContain('newer version');
    expect(bench.refusal('saveReport', { report: report({ id }) })).toContain('newer version');
    expect(JSON.parse(bench.documents.entries.get(`activtrak.report.${id}`) ?? '')).toEqual(newer);
  });

  test.each([
    ['of a newer version', (text: string) => JSON.stringify({ ...JSON.parse(text), version: 2, who: 'everyone' })],
    ['that are damaged', () => '{'],
  ])('%s can be deleted, and what their rows show of people is still listed', (_, spoilt) => {
    const id = bench.saveNew({ schedule: WEEKLY });
    bench.call('refresh', { id });
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

  test('days in a cell that cannot be read yet are said when they are saved', () => {
    const inCell = report({ id: '', range: { kind: 'cells', from: 'Settings!B1' } });
    expect(bench.call('saveReport', { report: inCell }).problem).toContain('There is no cell “Settings!B1”');
    bench.sheets.addSheet('Settings', false, { rows: 9, columns: 9 });
    bench.sheets.type('Settings', 0, 1, { value: 'last payroll period' });
    expect(bench.call('saveReport', { report: inCell }).problem).toContain('Did you mean “last month”?');
    bench.sheets.type('Settings', 0, 1, { value: 'last week' });
    expect(bench.call('saveReport', { report: inCell }).problem).toBeUndefined();
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

describe('a report that is being refreshed', () => {
  test('is neither saved nor deleted by others until that is done', () => {
    const id = bench.saveNew();
    bench.call('refresh', { id }, { budget: budgetOfAsks(0, 'time') });
    const hers = { secrets: bench.colleague };
    const before = [...bench.documents.entries];
    expect(bench.refusal('deleteReport', { id }, hers)).toBe(BUSY_TO_DELETE);
    expect(bench.refusal('saveReport', { report: report({ id }) }, hers)).toBe(BUSY_TO_SAVE);
    expect([...bench.documents.entries]).toEqual(before);
    bench.call('cancel', { id }, hers);
    expect(bench.call('deleteReport', { id }, hers).reports).toEqual([]);
    expect([...bench.documents.entries.keys()].filter((key) => key.includes(id))).toEqual([]);
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
    expect(bench.call('open', {}, { zone: 'Asia/Tokyo' }).notices[0]?.words).toContain('from UTC to Asia/Tokyo');
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
  });
});

describe('rows that a report leaves behind', () => {
  const held = () => bench.call('fileContents', {}).sheets;

  test('are still listed when it is deleted, until somebody takes them away', () => {
    const id = bench.saveNew();
    bench.call('refresh', { id });
    bench.call('deleteReport', { id });
    expect(held()).toEqual([{ sheet: 'Hours', from: 'rows that “Hours” left behind', columns: ['User', 'User ID'], people: 3 }]);
    expect(bench.call('open', {}).notices).toEqual([]);
    bench.sheets.rename('Hours', 'Archive');
    bench.sheets.type('Archive', 0, 2, { value: '' });
    expect(held()).toMatchObject([{ sheet: 'Archive', columns: ['User'] }]);
    bench.sheets.deleteSheet('Archive');
    expect(held()).toEqual([]);
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

describe('formulas', () => {
  test.each([
    [['last week', '', 'group:Sales'], '=ACTIVTRAK_HOURS("last week", , "group:Sales")'],
    [['Settings!B1', '$C$2'], '=ACTIVTRAK_HOURS(Settings!B1, $C$2)'],
    [['2026-03-01', '', 'He said "hi"'], '=ACTIVTRAK_HOURS("2026-03-01", , "He said ""hi""")'],
    [['', '', ''], '=ACTIVTRAK_HOURS()'],
  ])('%j is written as %s', (args, formula) => {
    bench.desk.selected = { sheet: 'Sheet1', row: 1, column: 2 };
    expect(bench.call('insertFormula', { name: 'ACTIVTRAK_HOURS', args })).toEqual({ cell: 'C2' });
    expect(bench.desk.inserted[0]?.formula).toBe(formula);
  });

  test.each([
    [['2026-03-12'], /^2026-03-12 \(one day\)\. .*“since 2026-03-12”\.$/],
    [['since 2026-03-12'], /^2026-03-12 to .*days\)\.$/],
    [['2026-03-12', '2026-03-12'], /^2026-03-12 \(one day\)\.$/],
    [['B1'], undefined],
    [[''], undefined],
  ] as const)('%j say which days they cover', (args, days) => {
    const { words: said } = bench.call('formulaDays', { name: 'ACTIVTRAK_HOURS', args: [...args] });
    if (days) expect(said).toMatch(days);
    else expect(said).toBeUndefined();
  });

  test('for days that nobody understands are refused', () => {
    expect(() => bench.call('formulaDays', { name: 'ACTIVTRAK_TOTAL', args: ['active', 'last payroll period'] })).toThrow(/payroll/);
  });

  test('are written with the separator of the host, and shown with that of the person', () => {
    const desk = { ...bench.desk, separators: () => ({ typed: ';', inserted: ',' }) };
    const request = { name: 'ACTIVTRAK_HOURS', args: ['last week', '', 'a, b'] } as const;
    bench.call('insertFormula', request, { desk });
    bench.desk.selected = { sheet: 'Sheet1', row: 0, column: 8 };
    bench.call('insertFormula', request, { desk: { ...desk, separators: () => ({ typed: ';', inserted: ';' }) } });
    expect(bench.desk.inserted.map(({ formula }) => formula)).toEqual([
      '=ACTIVTRAK_HOURS("last week", , "a, b")',
      '=ACTIVTRAK_HOURS("last week"; ; "a, b")',
    ]);
    expect(bench.call('open', {}, { desk })).toMatchObject({ separator: ';' });
  });

  test('in a namespace are written and looked for so', () => {
    const looked: string[] = [];
    const desk = {
      ...bench.desk,
      sheetsWithFormula: (text: string) => {
        looked.push(text);
        return [];
      },
    };
    bench.call('insertFormula', { name: 'ACTIVTRAK_COMPUTER_HOURS', args: ['last week'] }, { desk, isNamespaced: true });
    expect(bench.desk.inserted[0]?.formula).toBe('=ACTIVTRAK.COMPUTER_HOURS("last week")');
    bench.call('fileContents', {}, { desk, isNamespaced: true });
    bench.call('fileContents', {}, { desk });
    expect(looked).toEqual(['ACTIVTRAK.', 'ACTIVTRAK_']);
  });

  test('dates get their format', () => {
    bench.call('insertFormula', { name: 'ACTIVTRAK_HOURS', args: ['', '', '', 'Active, Date', 'days'] });
    expect(bench.desk.inserted[0]?.formats).toEqual({ columns: ['[h]:mm:ss', 'yyyy-mm-dd'], isTable: true });
    bench.desk.selected = { sheet: 'Sheet1', row: 0, column: 8 };
    bench.call('insertFormula', { name: 'ACTIVTRAK_TOTAL', args: ['active'] });
    expect(bench.desk.inserted[1]?.formats).toEqual({ columns: ['0.00'], isTable: false });
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
