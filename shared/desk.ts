import type { SheetArea } from './sheet-writer';
import type { MaybePromise } from './task';

/** The number formats of what a formula fills. */
export interface ResultFormats {
  /** From the formula's own column on; `undefined` where the host's way is right. */
  readonly columns: readonly (string | undefined)[];
  /** A header and rows below it; else one value. */
  readonly isTable: boolean;
}

/** What of the open document is before the person's eyes. */
export interface Desk {
  /** A random-looking word of the document; a copy has another. Looking for it writes nothing. */
  documentId(): MaybePromise<string>;
  /** Has the document keep its word, for a host that has none of its own. */
  keepDocumentId?(): MaybePromise<void>;
  /** The cell that is selected: the sheet's name, row and column counted from 0. */
  selection(): MaybePromise<{ readonly sheet: string; readonly row: number; readonly column: number }>;
  /** Brings an area before the person. */
  show(area: SheetArea): MaybePromise<void>;
  /** What stands between a formula's arguments: as people type it here, and as `insertFormula` takes it. Without it, a comma. */
  separators?(): MaybePromise<{ readonly typed: string; readonly inserted: string }>;
  /** Puts a formula into the selected cell and formats what it is going to fill, where nobody has set a format. */
  insertFormula(formula: string, formats: ResultFormats): MaybePromise<void>;
  /** Has every formula with this text in it calculated anew, since a host does so only when it or its cells change. */
  updateFormulas(text: string): MaybePromise<FormulasUpdated>;
  /** The names of the sheets that have formulas with this text in them. */
  sheetsWithFormula(text: string): MaybePromise<readonly string[]>;
  /**
   * Turns the formula at the selected cell, and all the cells that it fills, into the values that they show; for a host whose formulas
   * need the product on every computer. Fails with a sentence when no formula with this text is there.
   */
  formulaToValues?(text: string): MaybePromise<FormulaTurned>;
}

/** What came of calculating formulas anew. */
export interface FormulasUpdated {
  readonly updated: number;
  /** Those in cells that the person may not edit. */
  readonly closed: number;
}

/** A formula that was turned into values. */
export interface FormulaTurned {
  /** The cells: `B2:F12`. */
  readonly cells: string;
  readonly formula: string;
}
