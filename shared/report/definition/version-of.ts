import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import type { Report } from './definition';

/** The version that a definition needs, so that an earlier build leaves alone what it would read as something else. */
export const versionOf = (report: Report): Report['version'] =>
  report.alerts ? 5 : report.connection ? 4 : HAS_WAREHOUSE && (report.warehouse ?? report.from) ? 3 : report.rollup ? 2 : 1;
