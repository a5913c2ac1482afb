import type { Report } from './definition';
import { fillsTable } from './fills-table';
import { readsTable } from './reads-table';

/** The version that a definition needs, so that an earlier build leaves alone what it would read as something else. */
export const versionOf = (report: Report): Report['version'] => (fillsTable(report) || readsTable(report) ? 3 : report.rollup ? 2 : 1);
