import type { Diagnostics, Trouble } from '../../shared/diagnostics';

/** Diagnostics that remember what they were told, the latest last. */
export interface MemoryDiagnostics extends Diagnostics {
  readonly troubles: readonly Trouble[];
}

export function memoryDiagnostics(): MemoryDiagnostics {
  const troubles: Trouble[] = [];
  return { troubles, tell: (trouble) => void troubles.push(trouble) };
}
