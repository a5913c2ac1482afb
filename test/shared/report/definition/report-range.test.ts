import { FIRST_DAY_MISSING, LAST_DAY_MISSING, NO_DAYS } from '#words/periods';
import { serialOfIso } from '../../../../shared/model/serial';
import type { Report } from '../../../../shared/report/definition/definition';
import { checkRange, reportRange } from '../../../../shared/report/definition/report-range';
import type { SheetValue } from '../../../../shared/sheet-writer';
import { runSync } from '../../../../shared/task';
import { memorySheets } from '../../../doubles/memory-sheets';

const serial = (iso: string): number => serialOfIso(iso) as number;
const calendar = { today: serial('2026-11-28'), weekStart: 1, locale: () => 'de_DE' } as const;

function rangeOfCell(value: SheetValue | undefined): unknown {
  const report = { range: { kind: 'cells', from: 'Settings!B1' } } as unknown as Report;
  return runSync(reportRange(report, calendar, { ...memorySheets('at once'), readReference: () => value }));
}

describe('days that a report finds in a cell', () => {
  it.each<[SheetValue, string, string]>([
    [serial('2026-11-20'), '2026-11-20', '2026-11-20'],
    // Where a day has no midnight, its date comes back as 01:00; arithmetic leaves a little more or less than a day.
    [serial('2026-11-20') + 1 / 24, '2026-11-20', '2026-11-20'],
    [serial('2026-11-20') - 1e-9, '2026-11-20', '2026-11-20'],
    ['28.11.2026', '2026-11-28', '2026-11-28'],
    ['Oktober 2026', '2026-10-01', '2026-10-31'],
    ['Q3', '2026-07-01', '2026-09-30'],
    ['since 2026-11-01', '2026-11-01', '2026-11-28'],
    ['03/04/2026', '2026-04-03', '2026-04-03'],
  ])('%s', (value, from, to) => expect(rangeOfCell(value)).toEqual({ from: serial(from), to: serial(to) }));

  it.each(["'My settings'!B1", "'my  settings '!B1"])('on a sheet that looks like the one named: %s', (from) => {
    const sheets = memorySheets('at once');
    sheets.type('My settings', 0, 1, { value: 'last month' });
    const own = { ...sheets, readReference: (name: string) => (name === "'My settings '!B1" ? 'last month' : undefined) };
    sheets.rename('My settings', 'My settings ');
    const report = { range: { kind: 'cells', from } } as unknown as Report;
    expect(runSync(reportRange(report, calendar, own))).toEqual({ from: serial('2026-10-01'), to: serial('2026-10-31') });
  });

  it.each([undefined, '', true, 'lst week', 12])('none in %s, which the sentence names with its cell', (value) => {
    expect(() => rangeOfCell(value)).toThrow(/Settings!B1/);
  });
});

describe('first and last day of a definition', () => {
  const fixed = (from: string, to: string) => ({ kind: 'fixed', from, to }) as const;
  const days = (from: string, to: string) =>
    runSync(reportRange({ range: fixed(from, to) } as unknown as Report, calendar, memorySheets('at once')));

  it.each([
    ['2026-11-01', 'today', '2026-11-01', '2026-11-28'],
    ['2026-11-01', 'yesterday', '2026-11-01', '2026-11-27'],
    ['2026-11-01', 'this month', '2026-11-01', '2026-11-28'],
    ['today', '2026-12-31', '2026-11-28', '2026-11-28'],
    ['last month', 'today', '2026-10-01', '2026-11-28'],
    ['2026-10', '2026-11-30', '2026-10-01', '2026-11-28'],
  ])('may move: %s to %s', (from, to, first, last) => {
    expect(() => checkRange(fixed(from, to))).not.toThrow();
    expect(days(from, to)).toEqual({ from: serial(first), to: serial(last) });
  });

  it('are refused where one of them is missing, with which', () => {
    expect(() => checkRange(fixed('2026-11-01', ' '))).toThrow(LAST_DAY_MISSING);
    expect(() => checkRange(fixed('', '2026-11-01'))).toThrow(FIRST_DAY_MISSING);
    expect(() => checkRange(fixed('', ''))).toThrow(NO_DAYS);
  });

  it('are refused once they are read where the first is after the last then', () => {
    expect(() => checkRange(fixed('today', '2026-11-01'))).not.toThrow();
    expect(() => days('today', '2026-11-01')).toThrow(/2026-11-28.*2026-11-01/);
  });

  it.each([
    ['2026-11-02', '2026-11-01'],
    ['2026-11', '2026-10'],
    ['2026-11-01', ''],
    ['2026-11-01', 'now'],
    ['2026-02-30', 'today'],
  ])('are refused at once: %s to %s', (from, to) =>
    expect(() => checkRange(fixed(from, to))).toThrow(expect.objectContaining({ code: 'argument' })),
  );

  it.each(['since 2026-11-01', 'last 7 days', '2026-11'])('are checked on no certain day: %s', (words) =>
    expect(() => checkRange({ kind: 'words', words })).not.toThrow(),
  );
});
