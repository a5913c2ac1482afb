import type { SheetArea, SheetInfo, SheetValue } from './sheet-writer';
import type { MaybePromise } from './task';

/** A formula in English with commas, as both hosts understand it. */
export interface Formula {
  readonly formula: string;
}

/** What a cell is to hold: a value with its type, or a formula. */
export type CellContent = SheetValue | Formula;

/** Colors of cells as `#rrggbb`. */
interface Colors {
  readonly fill?: string;
  readonly text?: string;
}

/** How cells are colored by what they hold. */
export type ColorRule =
  /** From the lowest number to the highest, over the middle one if there is one. `between` says which whole numbers these are; without it they are those of the cells. */
  | {
      readonly kind: 'scale';
      readonly low: string;
      readonly middle?: string;
      readonly high: string;
      readonly between?: readonly [low: number, high: number];
    }
  /** Where a formula is true, which is written for the area's first cell and goes along with the others as a copied one does. */
  | ({ readonly kind: 'formula'; readonly formula: string } & Colors);

/** A rule and the cells that it colors. */
export interface ColoredArea {
  readonly area: SheetArea;
  readonly rule: ColorRule;
}

/** How a sheet is printed: one page wide, with rows that every page repeats. */
export interface PrintSetup {
  readonly isLandscape: boolean;
  /** Counted from 0. */
  readonly repeated: { readonly row: number; readonly rows: number };
}

/** Dumb steps on formulas and looks of cells in the open document. None of them decides anything. */
export interface SheetStyler {
  /**
   * What stands behind `$C$12:$C` in a formula for all cells of a column from there on, however many rows come: nothing in Google Sheets, whose
   * references may have an open end, and `$1048576` in Excel, whose sheets all have as many rows.
   * Source: https://support.google.com/docs/answer/3093480 (“A2:A”), Microsoft's “Excel specifications and limits”
   */
  readonly columnEnd: string;
  /** Writes cells. Text stays text, whatever it looks like; only a {@link Formula} is one. */
  fill(area: SheetArea, rows: readonly (readonly CellContent[])[]): MaybePromise<void>;
  /** Adds rules behind those that the areas' sheets have. */
  color(areas: readonly ColoredArea[]): MaybePromise<void>;
  /** Offers words for the cells of an area; others can be typed as well. */
  offer(area: SheetArea, words: readonly string[]): MaybePromise<void>;
  /** Has what formulas wait for calculated, also where a workbook calculates only by hand. What takes longer shows that in its cells. */
  calculate(): MaybePromise<void>;
  /**
   * Adds a hidden sheet right behind another one, with the values, number formats and looks of its cells and no formula: as large as what stands there.
   * Raises `busy` while one of its formulas is still calculating.
   */
  copySheet(sheet: string, name: string): MaybePromise<SheetInfo>;
  /** Sets a sheet up for printing, if the host can. @returns whether it can */
  setUpPrint(sheet: string, setup: PrintSetup): MaybePromise<boolean>;
}
