/** The names of the stores behind properties, caches and locks. */
import type { Execution } from '../runtime/execution';

export type StoreKind = 'user' | 'document' | 'script';

export function storeName(execution: Execution, kind: StoreKind): string {
  if (kind === 'user') return `user:${execution.propertiesUser}`;
  return kind === 'document' ? `document:${execution.backend.spreadsheet.facts().id}` : 'script';
}
