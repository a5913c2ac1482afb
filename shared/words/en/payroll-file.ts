/** The payroll sheet as a file. */
import { isolated } from '../isolated';

export const MAKE_CSV = 'Download CSV';
export const ABOUT_CSV = 'A line for each person, with the employee number and decimal hours. Made from the payroll sheet as it is now.';

export const notAPayrollNumber = (column: string, person: string): string =>
  `“${column}” of ${isolated(person)} isn't a number. Correct it in the payroll sheet, then download again.`;

export const NOBODY_TO_PAY = 'The payroll sheet has no people. Refresh it first.';
