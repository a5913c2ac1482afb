/** The names of the stores behind properties, caches and locks. */
import type { Execution } from '../runtime/execution';

export type StoreKind = 'user' | 'document' | 'script';

/** Properties: a library has its own of the script; those of the user and of the document are the including script's. */
export function propertiesStore({ propertiesUser, backend, library }: Execution, kind: StoreKind): string {
  if (kind === 'user') return `user:${propertiesUser}`;
  if (kind === 'document') return `document:${backend.spreadsheet.facts().id}`;
  return library === null ? 'script' : `script:${library}`;
}

/** Caches and locks: a library has its own of every kind. */
export function ownStore(execution: Execution, kind: StoreKind): string {
  const name = propertiesStore(execution, kind);
  return execution.library === null || kind === 'script' ? name : `${name}:${execution.library}`;
}
