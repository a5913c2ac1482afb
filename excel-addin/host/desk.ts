import type { Desk } from '../../shared/ports';

export function workbookDesk(): Desk {
  throw new Error('Stands in for the workbook.');
}
