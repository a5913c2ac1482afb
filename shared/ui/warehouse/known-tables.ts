import type { PanelState } from '../../panel/views';
import type { Report } from '../../report/definition/definition';
import { addsUp } from '../../report/definition/people-shown';
import type { WarehouseTable } from '../../warehouse/warehouse';

/** The tables that reports of this file fill with the very rows that another one is made of. */
export const knownTables = ({ reports }: PanelState, { stream }: Pick<Report, 'stream'>): readonly WarehouseTable[] =>
  reports.flatMap(({ report }) =>
    report.warehouse !== undefined && report.stream === stream && report.rollup === undefined && !addsUp(report) ? [report.warehouse] : [],
  );

/** Whom a report is about whose rows come from elsewhere now: groups go by their names in a table, and by their IDs in ActivTrak. */
export const whoStays = (who: Report['who'], before: Report['from'], from: Report['from']): Report['who'] =>
  (before === undefined) === (from === undefined) ? who : who.filter(({ kind }) => kind !== 'group');
