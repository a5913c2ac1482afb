import type { WarehouseTable } from '../../warehouse/warehouse';

/** Where a person picks a project, turns services on and sees tables. */
export const CONSOLE = 'https://console.cloud.google.com/bigquery';

/** A table there. */
export const tableAddress = ({ project, dataset, table }: WarehouseTable): string =>
  `${CONSOLE}?${Object.entries({ project, p: project, d: dataset, t: table, page: 'table' })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
