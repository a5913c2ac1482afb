import type { JSX } from 'preact';
import { DELETE_TABLE_THERE, OPEN_TABLE, whatDeletesTable } from '#words/table-card';
import type { Report } from '../../report/definition/definition';
import type { WarehouseTable } from '../../warehouse/warehouse';
import { tableAddress } from './console-address';

/** What deleting a report means for the table that it fills: nothing, and where to delete that. */
export const WhatTableDeletes = ({ report, table }: { readonly report: Report; readonly table: WarehouseTable }): JSX.Element => (
  <>
    <p>{whatDeletesTable(report.schedule !== undefined)}</p>
    <p>{DELETE_TABLE_THERE}</p>
    <p>
      <a class="button" href={tableAddress(table)} target="_blank" rel="noreferrer">
        {OPEN_TABLE}
      </a>
    </p>
  </>
);
