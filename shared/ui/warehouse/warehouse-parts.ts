import type { WarehouseParts } from '../session';
import { RowsFrom } from './rows-from';
import { SourceLine } from './source-line';
import { TableButton } from './table-button';
import { TableDestination } from './table-destination';
import { TableLines } from './table-lines';
import { TableWizard } from './table-wizard';
import { WhatTableDeletes } from './what-table-deletes';
import { WithoutKey } from './without-key';

/** What a panel has besides whose reports can fill tables. */
export const WAREHOUSE_PARTS: WarehouseParts = {
  RowsFrom,
  SourceLine,
  TableButton,
  TableDestination,
  TableLines,
  TableWizard,
  WhatTableDeletes,
  WithoutKey,
};
