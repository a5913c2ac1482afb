import { NOBODY_TO_PAY, notAPayrollNumber } from '#words/payroll-file';
import { PAYROLL } from '#words/ready-people';
import { PERSON } from '#words/ready-sheets';
import { wrong } from '../../errors';
import { csvField, safeText } from '../../model/csv-field';
import type { SheetValue } from '../../sheet-writer';

/** What a payroll program gets of each employee, in this order. */
const CSV_COLUMNS = {
  number: PAYROLL.number,
  userId: PERSON.userId,
  user: PERSON.user,
  team: PERSON.team,
  regular: PAYROLL.regular,
  overtime1: PAYROLL.overtime1,
  overtime2: PAYROLL.overtime2,
  leave: PAYROLL.leave,
  total: PAYROLL.total,
  pay: PAYROLL.pay,
} as const;
const KEYS = Object.keys(CSV_COLUMNS) as (keyof typeof CSV_COLUMNS)[];

/** One employee of the payroll sheet, by the keys of its columns; what is left out is empty. */
export type PayrollRow = Readonly<Partial<Record<keyof typeof CSV_COLUMNS, SheetValue>>>;

/**
 * The payroll sheet as comma-separated values with a header (RFC 4180), for a payroll program. Hours have a point, and at most four digits after it.
 * Text that a spreadsheet would run as a formula begins with an apostrophe, and no other text does.
 */
export const payrollCsv = (rows: readonly PayrollRow[]): string =>
  [KEYS.map((key) => CSV_COLUMNS[key]), ...rows.map((row) => KEYS.map((key) => row[key] ?? ''))]
    .map((line) => `${line.map(field).join(',')}\r\n`)
    .join('');

/** What a payroll program calculates with. */
const NUMBERS = ['regular', 'overtime1', 'overtime2', 'leave', 'total'] as const;

/**
 * The file of the rows below a payroll sheet's header. Those without an ID are nobody's.
 * @throws ActivTrakError `argument` when nobody is there, or a formula shows an error or has no number yet
 */
export function payrollFile(rows: readonly Readonly<Record<string, SheetValue>>[]): string {
  const people = rows.filter(({ userId = '' }) => userId !== '');
  if (people.length === 0) throw wrong(NOBODY_TO_PAY);
  for (const row of people) {
    const key = NUMBERS.find((one) => typeof row[one] === 'string' && row[one] !== '') ?? (isError(row.pay) ? 'pay' : undefined);
    if (key) throw wrong(notAPayrollNumber(CSV_COLUMNS[key], String(row.user || row.userId)));
  }
  return payrollCsv(people);
}

/** What is empty is no pay rate, and what a person typed is theirs. */
const isError = (value: SheetValue = ''): boolean => /^(#|Loading)/.test(String(value));

function field(value: SheetValue): string {
  if (typeof value === 'number') return String(Math.round(value * 10_000) / 10_000);
  return csvField(safeText(String(value)));
}
