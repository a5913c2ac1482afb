import type { DateRange } from '../model/date-range';
import { serialOfIso } from '../model/serial';

/** All days that a table can have. */
export const EVERY_DAY: DateRange = { from: serialOfIso('1900-01-01') as number, to: serialOfIso('9999-12-31') as number };
