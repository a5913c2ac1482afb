/** @jest-environment ./scripts/jest-page.cjs */

import { deletedWithSheets, goalOutside, graceOutside, READY_DELETED, WHAT_MAKES_AGAIN_BESIDE } from '#words/gallery';
import { readyOn } from '#words/report-card';
import { READY_KINDS } from '../../../shared/dashboard/blueprint';
import { READY_SHEETS } from '../../../shared/dashboard/ready/ready-sheets';
import { all, choose, press, said, settled, the, type, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { usualFile } from './scene';
import type { SharedFile } from './shared-file';
import { inDialog } from './ways-to-calls';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

const made = async (name = 'Timesheet'): Promise<void> => {
  await openPanel(file.owner);
  await press(`Make sheet “${name}”`);
  if (all('alertdialog').length > 0) await inDialog('Not now');
  await settled();
};
const reports = async () => (await file.owner.call('open', {})).reports;
const sheetNames = async () => (await file.bench.sheets.sheets()).map(({ name }) => name);

describe('the gallery of ready sheets', () => {
  it('offers the four most wanted before any report, and all of them on a page', async () => {
    await openPanel(file.owner);
    expect(all('button').filter((button) => button.textContent === 'Make sheet')).toHaveLength(4);
    await press('All ready sheets');
    for (const kind of READY_KINDS) {
      expect(the('button', `Make sheet “${READY_SHEETS[kind].name}”`)).toBeDefined();
      expect(words()).toContain(READY_SHEETS[kind].sentence);
    }
  });

  it('makes a report and its sheet with one press, and shows it', async () => {
    await made();
    const [view] = await reports();
    expect(view).toMatchObject({ state: 'ready', ready: { kind: 'timesheet', title: 'Timesheet', place: 'Timesheet!A1' } });
    expect(await sheetNames()).toEqual(expect.arrayContaining(['Timesheet', 'People', 'Days off']));
    expect(words()).toContain(said(readyOn('Timesheet')));
  });

  it('makes what was chosen, and a second one under a name of its own', async () => {
    await made();
    await press('Ready sheets');
    await press('Choices for “Timesheet”');
    await choose('Period', 'last 7 days');
    await type('Goal, hours a workday', '7.5');
    await choose('Time that counts', 'Active and passive time');
    await press('Make sheet “Timesheet”');
    await settled();
    const [, second] = await reports();
    expect(second).toMatchObject({
      report: { name: 'Timesheet 2', range: { words: 'last 7 days' } },
      ready: { place: 'Timesheet 2!A1' },
    });
    const kept = JSON.parse(String(file.bench.documents.entries.get(`activtrak.ready.${second?.report.id}`)));
    expect(JSON.stringify(kept.blueprint.top)).toContain('7.5');
    expect(JSON.stringify(kept.blueprint.columns)).toContain('{report.total}');
  });

  it('says what keeps a sheet from being made, where it was pressed', async () => {
    await openPanel(file.owner);
    file.owner.isReachable = false;
    await press('Make sheet “Attendance”');
    if (all('alertdialog').length > 0) await inDialog('Not now');
    expect(all('alert')).toHaveLength(1);
    expect(await file.bench.sheets.sheets()).toEqual([]);
  });

  it.each([
    ['Timesheet', 'Goal, hours a workday', '', goalOutside(24)],
    ['Payroll period', 'Goal, hours a workday', '80', goalOutside(24)],
    ['Attendance', 'Grace, minutes', '', graceOutside(240)],
  ])('makes no %s, and says why, where %s is “%s”', async (sheet, field, text, why) => {
    await openPanel(file.owner);
    await press('All ready sheets');
    await press(`Choices for “${sheet}”`);
    await type(field, text);
    await press(`Make sheet “${sheet}”`);
    expect(words()).toContain(why);
    expect(await reports()).toEqual([]);
  });

  it('has a sheet back that somebody deleted, and keeps the one that was asked for again', async () => {
    await made();
    const find = async () => (await file.bench.sheets.sheets()).find(({ name }) => name === 'Timesheet');
    await file.bench.sheets.removeSheet((await find())?.id ?? '');
    await press('Check for changes by colleagues');
    expect(words()).toContain(READY_DELETED);
    await press('Make again “Timesheet”');
    await settled();
    expect(words()).not.toContain(READY_DELETED);
    expect(await find()).toBeDefined();
    await press('More about Timesheet');
    await press('Make again “Timesheet”');
    await inDialog('Make again');
    expect(await sheetNames()).toEqual(expect.arrayContaining(['Timesheet', 'Timesheet 2']));
    expect(await reports()).toMatchObject([{ ready: { place: 'Timesheet 2!A1' } }]);
  });

  it('that stands beside the rows says what to clear before it is made again, and is made there', async () => {
    await made('Attendance');
    const { sheets } = file.bench;
    const found = async () => (await sheets.sheets()).find(({ name }) => name === 'Attendance');
    const { id: sheet = '', rows = 0, columns = 0 } = (await found()) ?? {};
    const told = async (): Promise<readonly string[]> => {
      const [view] = await reports();
      return [view?.ready?.place ?? '', ...(view?.last?.checks ?? []).map((check) => check.words)];
    };
    await press('More about Attendance');
    await press('Make again “Attendance”');
    expect(words()).toContain(WHAT_MAKES_AGAIN_BESIDE);
    await inDialog('Make again');
    // The report stands from A12 on, in seven columns.
    const own = { sheet, row: 11, column: 7, rows: rows - 11, columns: columns - 7 };
    expect((await told()).join()).toContain("H12:U68 isn't empty");
    await sheets.clear([{ sheet, row: 0, column: 0, rows: 11, columns }, own]);
    await press('Refresh “Attendance”');
    await settled();
    expect(await told()).toEqual(['Attendance!A1', ...Array.from({ length: 4 }, () => expect.not.stringContaining('ready sheet'))]);
    expect((await sheets.formulas({ ...own, row: 12, rows: 1 }))[0]?.filter(Boolean).length).toBeGreaterThan(3);
  });

  it('is deleted with its report where that is wanted, and stays where it is not', async () => {
    await made();
    await press('More about Timesheet');
    await press('Delete…');
    the('checkbox', 'Delete its sheets too').click();
    await settled();
    await inDialog('Delete');
    expect(words()).toContain(said(deletedWithSheets('Timesheet')));
    expect(await sheetNames()).not.toContain('Timesheet');
    expect(await sheetNames()).toContain('People');
    await made();
    await press('More about Timesheet');
    await press('Delete…');
    await inDialog('Delete');
    expect(await sheetNames()).toContain('Timesheet');
    expect(await reports()).toEqual([]);
  });

  it('takes no name that looks like that of a sheet', async () => {
    await file.bench.sheets.addSheet(' timesheet\u00a0Data ', 'visible', { rows: 100, columns: 26 });
    await made();
    expect(await reports()).toMatchObject([
      { state: 'ready', report: { name: 'Timesheet 2', destination: { sheet: 'Timesheet data 2' } } },
    ]);
  });

  it('takes names that are free in the file, where the sheets of a deleted report stay', async () => {
    await made();
    await press('More about Timesheet');
    await press('Delete…');
    await inDialog('Delete');
    await made();
    expect(await reports()).toMatchObject([
      { state: 'ready', report: { name: 'Timesheet 2', destination: { sheet: 'Timesheet data 2' } }, ready: { place: 'Timesheet 2!A1' } },
    ]);
  });
});
