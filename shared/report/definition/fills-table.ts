import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import type { Report } from './definition';

/** Whether a report's rows go to a table outside of the spreadsheet, in a build that can do that. */
export const fillsTable = ({ warehouse }: Pick<Report, 'warehouse'>): boolean => HAS_WAREHOUSE && warehouse !== undefined;

/** Which table a report fills, in a word. */
export const tableWord = (report: Report | undefined): string => JSON.stringify(report?.warehouse ?? '');
