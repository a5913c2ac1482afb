/** @jest-environment ./scripts/jest-page.cjs */

import { NOBODY_TO_PAY, notAPayrollNumber } from '#words/payroll-file';
import { PAYROLL } from '#words/ready-people';
import { PERSON } from '#words/ready-sheets';
import { all, press, said, the, words } from './hands';
import { makePayroll } from './make-payroll';
import { closePanel } from './panel-page';
import { usualFile } from './scene';
import type { SharedFile } from './shared-file';

afterEach(closePanel);

/** A payroll sheet as it is when its formulas have calculated; gives where its columns and rows are. */
async function payroll(file: SharedFile): Promise<{ readonly sheet: string; readonly first: number; column(label: string): number }> {
  await makePayroll(file);
  const { sheets } = file.bench;
  const sheet = 'Payroll period';
  const rows = sheets.seen(sheet);
  const header = rows.findIndex((row) => row.includes(PAYROLL.regular) && row.includes(PERSON.userId));
  const column = (label: string): number => rows[header]?.indexOf(label) ?? -1;
  rows.slice(header + 1).forEach((_, at) => {
    const set = (label: string, value: string | number): void => sheets.type(sheet, header + 1 + at, column(label), { formula: '', value });
    set(PAYROLL.number, `00${at}`);
    set(PERSON.user, at === 0 ? '=HYPERLINK("x")' : `Person ${at}`);
    set(PERSON.team, '');
    for (const label of [PAYROLL.regular, PAYROLL.overtime1, PAYROLL.overtime2, PAYROLL.leave, PAYROLL.total]) set(label, at + 0.125);
    set(PAYROLL.pay, '');
  });
  return { sheet, first: header + 1, column };
}

const blobs: Blob[] = [];
const lastText = (): Promise<string> =>
  new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.readAsText(blobs[blobs.length - 1] as Blob);
  });
beforeAll(() => {
  URL.createObjectURL = (blob) => `blob:${blobs.push(blob as Blob)}`;
});

describe.each(['sheets', 'excel'] as const)('the payroll sheet as a file in %s', (product) => {
  it('has a line a person with the employee number, text that stays text, and nothing of what is no person', async () => {
    const file = usualFile(product);
    const { sheet, first, column } = await payroll(file);
    const people = file.bench.sheets.seen(sheet).length - first;
    file.bench.sheets.type(sheet, first + people + 1, column(PERSON.user), { value: 'Checked by Grace' });
    await press('More about Payroll period');
    await press('Download CSV');
    const name = 'Payroll period 2026-03-12 to 2026-03-18.csv';
    const link = the('link', `Download ${name}`) as HTMLAnchorElement;
    expect([link.download, link.href]).toEqual([name, `blob:${blobs.length}`]);
    const lines = (await lastText()).split('\r\n').slice(0, -1);
    expect(lines).toHaveLength(people + 1);
    expect(lines[0]).toMatch(/^Employee number,ID,Name,Team,Regular/);
    expect(lines[1]).toMatch(/^000,\d+,"'=HYPERLINK\(""x""\)",,0.125,0.125,0.125,0.125,0.125,$/);
    expect(lines.join()).not.toContain('Checked');
    // Desktop panes may download nothing.
    expect(all('textbox').map((box) => (box as HTMLTextAreaElement).value)).toEqual(
      product === 'excel' ? [(await lastText()).replace(/\r\n/g, '\n')] : [],
    );
  });
});

it('is not made where a formula shows an error, has not calculated yet, or nobody is there', async () => {
  const file = usualFile();
  const { sheet, first, column } = await payroll(file);
  const { sheets } = file.bench;
  await press('More about Payroll period');
  for (const value of ['#REF!', 'Loading...', '#BUSY!']) {
    sheets.type(sheet, first + 1, column(PAYROLL.overtime1), { value });
    await press('Download CSV');
    expect(words(the('alert'))).toContain(said(notAPayrollNumber(PAYROLL.overtime1, 'Person 1')));
  }
  sheets.type(sheet, first + 1, column(PAYROLL.overtime1), { value: 1 });
  sheets.type(sheet, first, column(PAYROLL.pay), { value: '#N/A' });
  await press('Download CSV');
  expect(words(the('alert'))).toContain(PAYROLL.pay);
  expect(all('link')).toEqual([]);
  sheets.deleteRows(sheet, first, sheets.seen(sheet).length - first);
  await press('Download CSV');
  expect(words(the('alert'))).toContain(NOBODY_TO_PAY);
});
