import { daysOnAnySheet, nothingImported } from '#words/report-files';
import type { Alerts } from '../../../../shared/report/definition/alert-rule';
import { formOf } from '../../../../shared/report/definition/report-form';
import { versionOf } from '../../../../shared/report/definition/version-of';
import { exportText, importedReports } from '../../../../shared/report/kept/report-file';
import { hasScheduleOf, loadReport, loadReports, loadSaved } from '../../../../shared/report/kept/report-store';
import { saveReport } from '../../../../shared/report/kept/save-report';
import { runSync } from '../../../../shared/task';
import { memoryStore } from '../../../doubles/memory-store';
import { report, reportBench } from '../report-bench';

const WHEN = { every: 'day', at: 8, zone: 'UTC' } as const;
const SCHEDULED = report({ schedule: { when: WHEN, ownerId: 'jane', ownerName: 'Jane', since: 0 } });

const RULE = { id: 'a', table: 'report', column: 'active', test: 'below', limit: 7200, days: 'yesterday', workDaysOnly: true } as const;
const ALERTS: Alerts = { rules: [RULE], names: 'nowhere', weekdaysOff: '0000011' };
const alerting = (change: object, rule: object = {}): Json =>
  changed({ version: 5, alerts: { ...ALERTS, rules: [{ ...RULE, ...rule }], ...change } });

type Json = Readonly<Record<string, unknown>>;
const changed = (change: Json): Json => ({ ...SCHEDULED, ...change });

/** What a later version may save in each closed set, and what no version does. */
const NEWER: readonly (readonly [string, Json])[] = [
  ['a version', changed({ version: 2, range: 'in another way' })],
  ['a version after this one’s', changed({ version: 6 })],
  ['a connection that is none', changed({ version: 4 })],
  ['a stream', changed({ stream: 'screenshots' })],
  ['a range', changed({ range: { kind: 'rolling', days: 7 } })],
  ['people', changed({ privacy: { people: 'initials', smallestGroup: 5 } })],
  ['a unit', changed({ unit: 'minutes' })],
  ['a disposition', changed({ disposition: 'upsert' })],
  ['a kind of who', changed({ who: [{ kind: 'team', id: 1, name: 'Team' }] })],
  ['alerts that are none', changed({ version: 5 })],
  ['a test of alerts', alerting({}, { test: 'between' })],
  ['a table of alerts', alerting({}, { table: 'chart' })],
  ['days of alerts', alerting({}, { days: 'last-quarter' })],
  ['names in alerts', alerting({ names: 'everywhere' })],
  ['a cadence', changed({ schedule: { ...SCHEDULED.schedule, when: { every: 'quarter', at: 8, zone: 'UTC' } } })],
];
const DAMAGED: readonly (readonly [string, unknown])[] = [
  ['nothing', null],
  ['a list', []],
  ['a version as text', changed({ version: '1' })],
  ['a version that never was', changed({ version: 0 })],
  ['no name', changed({ name: undefined })],
  ['a number for a name', changed({ name: 5 })],
  ['no columns', changed({ columns: 'date' })],
  ['a column without a key', changed({ columns: [{ label: 'Date' }] })],
  ['somebody without an id', changed({ who: [{ kind: 'user', name: 'Ada' }] })],
  ['no place', changed({ destination: undefined })],
  ['a truth for days', changed({ rereadDays: true })],
  ['a text for snapshots', changed({ snapshots: '5' })],
  ['a number for a stream', changed({ stream: 5 })],
  ['a range without words', changed({ range: { kind: 'words' } })],
  ['a range with a number', changed({ range: { kind: 'fixed', from: 1, to: 2 } })],
  ['alerts without a rule', alerting({ rules: undefined })],
  ['alerts without days off', alerting({ weekdaysOff: 11 })],
  ['a limit of alerts as text', alerting({}, { limit: '2:00' })],
  ['an alert about no column', alerting({}, { column: undefined })],
  ['a connection that is none in a version that had none', changed({ connection: 4 })],
  ['nothing for alerts in a version that had none', changed({ alerts: null })],
  ['a connection of nobody beside alerts', { ...alerting({}), connection: { handle: 'a' } }],
  ['a schedule of nobody', changed({ schedule: { when: WHEN } })],
  ['a schedule of a number', changed({ schedule: { ...SCHEDULED.schedule, ownerId: 5 } })],
];

describe('what stands in a report’s place', () => {
  it('is usable as this version saves it', () => {
    const connection = { handle: 'h', name: 'Second', host: 'api.activtrak.com' };
    const withAlerts = report({ version: 5, alerts: ALERTS });
    const saved = [report(), SCHEDULED, withAlerts, { ...withAlerts, connection }];
    expect(saved.map(formOf)).toEqual(saved.map(() => 'usable'));
    expect(saved.map((one) => versionOf(one))).toEqual([1, 1, 5, 5]);
  });

  it.each(NEWER)('is newer with %s that this version does not know', (_, value) => {
    expect(formOf(value)).toBe('newer');
  });

  it.each(DAMAGED)('is damaged with %s', (_, value) => {
    expect(formOf(value)).toBe('damaged');
  });
});

describe.each([...NEWER, ...DAMAGED])('a stored report with %s', (_, value) => {
  function stored() {
    const bench = reportBench();
    const text = JSON.stringify(value);
    bench.documents.entries.set('activtrak.report.r1', text);
    return { bench, text };
  }

  it('is listed, kept as it is and never refreshed', () => {
    const { bench, text } = stored();
    const before = [...bench.documents.entries];
    expect(runSync(loadSaved(bench.documents))).toMatchObject({ reports: [], unusable: [{ id: 'r1' }] });
    expect(runSync(loadReports(bench.documents))).toEqual([]);
    expect(() => runSync(loadReport(bench.documents, 'r1'))).toThrow(expect.objectContaining({ code: 'argument' }));
    expect(() => bench.step()).toThrow(expect.objectContaining({ code: 'argument' }));
    expect([...bench.documents.entries]).toEqual(before);
    expect(bench.documents.entries.get('activtrak.report.r1')).toBe(text);
    expect(bench.sheets.names()).not.toContain('Hours');
  });
});

describe('a stored report of a newer version', () => {
  it('is one too whose rows only that version knows', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    const state = JSON.parse(bench.documents.entries.get('activtrak.state.r1') ?? '');
    bench.documents.entries.set('activtrak.state.r1', JSON.stringify({ ...state, version: 2 }));
    const before = JSON.stringify([[...bench.documents.entries], bench.sheets.seen('Hours')]);
    expect(runSync(loadSaved(bench.documents))).toMatchObject({ reports: [], unusable: [{ id: 'r1', name: 'Hours', form: 'newer' }] });
    expect(() => bench.step()).toThrow(expect.objectContaining({ code: 'argument' }));
    expect(JSON.stringify([[...bench.documents.entries], bench.sheets.seen('Hours')])).toBe(before);
  });

  it('keeps its owner’s hourly run', () => {
    const documents = memoryStore('at once');
    documents.entries.set('activtrak.report.r1', JSON.stringify(changed({ version: 2 })));
    expect(runSync(hasScheduleOf(documents, 'jane'))).toBe(true);
    expect(runSync(hasScheduleOf(documents, 'joe'))).toBe(false);
  });
});

describe('a report with a field that this version does not know', () => {
  it('keeps it when it is saved', () => {
    const documents = memoryStore('at once');
    runSync(saveReport(documents, { ...report(), later: { some: 'thing' } } as ReturnType<typeof report>));
    expect(runSync(loadReport(documents, 'r1'))).toMatchObject({ later: { some: 'thing' } });
  });
});

describe('a file of reports', () => {
  const file = (...reports: readonly unknown[]): string => JSON.stringify({ format: 'activtrak-reports', version: 1, reports });
  let ids = 0;
  const imported = (text: string, standing: readonly ReturnType<typeof report>[] = []) =>
    importedReports(
      text,
      () => {
        ids += 1;
        return `new${ids}`;
      },
      standing,
    );
  const refused = expect.objectContaining({ code: 'argument' });

  it('brings what this version wrote', () => {
    const reports = [report(), report({ id: 'r2', destination: { sheet: 'Other', cell: 'A1' } })];
    expect(imported(exportText(reports))).toMatchObject(reports.map(({ id: _, ...one }) => one));
    expect(imported(`\uFEFF${exportText(reports)}`)).toHaveLength(2);
  });

  it.each(NEWER.filter(([what]) => what !== 'a cadence'))('is refused with %s of a newer version', (_, value) => {
    expect(() => imported(file(report({ destination: { sheet: 'Other', cell: 'A1' } }), value))).toThrow(refused);
  });

  it('is refused with days in a cell that could be on any sheet, and named', () => {
    const cells = (from: string, to?: string): string => exportText([report({ range: { kind: 'cells', from, to } })]);
    for (const text of [cells(' B1 '), cells('Settings!B1', '$B$1')]) expect(() => imported(text)).toThrow(refused);
    expect(() => imported(cells(' B1 '))).toThrow(nothingImported(1, daysOnAnySheet('Hours', 'B1')));
    expect(imported(cells('Settings!B1', 'Until'))).toHaveLength(1);
  });

  it.each([99, 0, '1', undefined])('is refused with the version %p', (version) => {
    expect(() => imported(JSON.stringify({ format: 'activtrak-reports', version, reports: [report()] }))).toThrow(refused);
  });

  it.each([
    { kind: 'words', words: 'lst week' },
    { kind: 'words', words: 'last payroll period' },
    { kind: 'words', words: '' },
    { kind: 'fixed', from: '2026-02-30', to: '2026-03-31' },
    { kind: 'fixed', from: '2026-03-31', to: '2026-03-01' },
    { kind: 'cells', from: ' ' },
  ] as const)('is refused with days that nobody understands: %p', (range) => {
    expect(() => imported(file(report({ range })))).toThrow(refused);
    expect(() => runSync(saveReport(memoryStore('at once'), report({ range })))).toThrow(refused);
  });

  it.each(['last week', '2026-Q1', 'today', '2026-03', 'last 90 days', '2031-01-01'])('is taken with the days “%s”', (words) => {
    expect(imported(file(report({ range: { kind: 'words', words } })))).toHaveLength(1);
  });

  it.each([-1, 0, 1.5, 1e21])('is refused with somebody whose id is %p', (id) => {
    const about = report({ who: [{ kind: 'user', id, name: 'Jane Doe' }] });
    expect(() => imported(file(about))).toThrow(refused);
    expect(() => runSync(saveReport(memoryStore('at once'), about))).toThrow(refused);
  });

  it('is refused when two of its reports want one cell, or one that another report has', () => {
    const many = Array.from({ length: 200 }, (_, index) => report({ id: `r${index}`, name: `Report ${index}` }));
    expect(() => imported(file(...many))).toThrow(refused);
    expect(() => imported(file(report(), report({ destination: { sheet: 'HOURS ', cell: '$a$1' } })))).toThrow(refused);
    expect(() => imported(file(report()), [report({ id: 'there' })])).toThrow(refused);
    expect(imported(file(report({ destination: { sheet: 'Hours', cell: 'J1' } })), [report({ id: 'there' })])).toHaveLength(1);
  });
});
