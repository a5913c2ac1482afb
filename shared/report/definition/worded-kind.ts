import type { CellKind } from '../../model/cell';
import type { OutputColumn } from '../../table/place/output-column';
import type { ReportColumn } from './definition';

/** The kind of a column's cells: where words stand for its numbers, it is text. */
export function wordedKind({ kind }: { readonly kind: CellKind }, named: ReportColumn | undefined): Pick<OutputColumn, 'kind' | 'words'> {
  const words = kind === 'number' ? named?.words : undefined;
  return words && Object.keys(words).length > 0 ? { kind: 'text', words } : { kind };
}
