import { closedReferences } from '../playground/apps-script/spreadsheet/open-references';
import type { Blueprint, FormulaTemplate, OwnSheet } from '../shared/dashboard/blueprint';
import { type Drawing, placesIn } from '../shared/dashboard/drawing';
import { cellsFrom, filled, type Places, wholeColumns } from '../shared/dashboard/places';
import { TOP } from '../shared/table/place/ready-marks';

/** A table on another sheet: its columns' keys from the left. */
interface Source {
  readonly name: string;
  readonly keys: readonly string[];
}

interface Around {
  readonly report: Source & { readonly header: number; readonly rows: number };
  readonly own: Readonly<Record<OwnSheet, Source>>;
  /** The row of the ready sheet's header. */
  readonly header: number;
}

/** Formulas of a blueprint as a refresh fills them in for a row. */
export function readyFormulas(blueprint: Blueprint, { report, own, header }: Around): (template: FormulaTemplate, row: number) => string {
  const placesOf = (keys: readonly string[], left = 0): Map<string, number> => new Map(keys.map((key, at) => [key, left + at]));
  const isBeside = blueprint.rows.kind === 'beside';
  const source = { sheet: 'data', header: report.header, rows: report.rows, columns: placesOf(report.keys) };
  const columnEnd = '';
  const elsewhere: Places = {
    report: isBeside ? cellsFrom(source.columns, report.header + 1, columnEnd) : wholeColumns(report.name, source.columns),
    ...Object.fromEntries(blueprint.needs.map((need) => [need, wholeColumns(own[need].name, placesOf(own[need].keys))])),
  };
  const columns = new Map([
    ...placesOf(
      blueprint.columns.map(({ key }) => key),
      isBeside ? report.keys.length : 0,
    ),
    ...placesOf(blueprint.top.map(({ key }) => TOP + key)),
  ]);
  // A formula asks neither for the sheets nor for marks.
  const drawing = { plan: blueprint, source, styler: { columnEnd }, elsewhere, owner: '' } as unknown as Drawing;
  const stand = { sheet: 'ready', sheetName: 'Ready', header, top: header - 2, columns, grid: 0 };
  return (template, row) => closedReferences(filled(template, blueprint.title, placesIn(drawing, stand, row)));
}
