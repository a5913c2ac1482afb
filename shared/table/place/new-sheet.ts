import type { SheetSize } from '../../sheet-writer';

/** People write beside and below a report; where it is small that costs next to nothing. */
const SPARE: SheetSize & { readonly least: number } = { rows: 5_000, columns: 2, least: 100 };

/** The size of a sheet that is made for something that reaches so far. */
export const newSheetSize = ({ rows, columns }: SheetSize): SheetSize =>
  rows > SPARE.rows ? { rows, columns } : { rows: Math.max(rows, SPARE.least), columns: columns + SPARE.columns };
