import { STATUS_BEGINS } from '#words/status-line';
import type { SheetValue } from '../../sheet-writer';

/** Whether a cell holds a status line, of whatever refresh. */
export const isStatus = (cell: SheetValue): boolean => String(cell).startsWith(STATUS_BEGINS);

/** The same of one that nobody typed: its moment comes first. */
export const isDatedStatus = (cell: SheetValue): boolean => isStatus(cell) && /^\d{4}-/.test(String(cell).slice(STATUS_BEGINS.length));
