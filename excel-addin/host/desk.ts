import type { Desk } from '../../shared/ports';

export const documentZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function workbookDesk(): Desk {
  throw new Error('Stands in for the workbook.');
}
