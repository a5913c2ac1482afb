import type { KeyValueStore } from '../../shared/ports';

export function workbookStore(): KeyValueStore {
  throw new Error('Stands in for the workbook.');
}
