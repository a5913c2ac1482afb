import type * as words from '#words/payroll-file';
import type { FactsOf } from './facts-of';

export const payrollFile: FactsOf<typeof words> = {
  notAPayrollNumber: [['Regular hours', 'Ada Lovelace']],
};
