import type { Area } from '../../spreadsheet/backend';
import type { HostObject } from '../host-object';
import type { Workbook } from '../workbook';

/** What Excel's objects need of each other. */
export interface Objects {
  readonly workbook: Workbook;
  worksheet(key: string): HostObject;
  range(area: Area): HostObject;
  /** RangeAreas, or `null` for the null object where there is none. */
  rangeAreas(areas: readonly Area[]): HostObject | null;
}
