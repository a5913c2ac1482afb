import type { CellKind, Column } from './cell';

/** A column of a stream. Without `sources` its value lies under the key itself. */
export const column = (
  offer: Column['offer'],
  about: Column['about'],
  kind: CellKind,
  key: string,
  label: string,
  ...sources: readonly string[]
): Column => ({ key, label, kind, sources: sources.length > 0 ? sources : [key.toLowerCase()], offer, about });
