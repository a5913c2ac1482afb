import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import type { Report } from './definition';

/** Whether a report's rows come from a table outside of the spreadsheet, in a build that can do that. Nobody needs a key of ActivTrak's for it. */
export const readsTable = ({ from }: Pick<Report, 'from'>): boolean => HAS_WAREHOUSE && from !== undefined;
