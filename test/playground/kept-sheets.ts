import { ANCHOR_KINDS, type CellsRead, type SheetFacts, type SpreadsheetBackend } from '../../playground/spreadsheet/backend';

/** The sheets of a spreadsheet, and what is tied to their cells, as they were at a moment. */
export interface KeptSheets {
  /** All of it, to be compared as text. */
  readonly parts: readonly unknown[];
  /** Of the sheets, in their order. */
  readonly keys: readonly string[];
  /** Puts them back; the first sheet has to be one that nobody writes to. */
  restore(): void;
}

/** A sheet with all that reports put into one. */
interface KeptSheet {
  readonly facts: SheetFacts;
  /** Of as many cells as are used, and some around them. */
  readonly cells: CellsRead;
  readonly widths: readonly (number | null)[];
  readonly frozen: number;
}

/** What Univer needs to be told of a new sheet. */
const NEW_SHEET = {
  rowHeader: { width: 46, hidden: 0 },
  columnHeader: { height: 20, hidden: 0 },
  mergeData: [],
  cellData: {},
  rowData: {},
};

/** @param command runs one of Univer's commands on the workbook */
export function keptSheets(spreadsheet: SpreadsheetBackend, command: (id: string, params: object) => Promise<unknown>): KeptSheets {
  const sheets = spreadsheet.sheets().map((facts) => keptSheet(spreadsheet, facts));
  const anchors = ANCHOR_KINDS.flatMap((kind) => spreadsheet.anchors(kind));
  return {
    parts: [sheets, anchors],
    keys: sheets.map(({ facts }) => facts.key),
    restore() {
      const [first, ...others] = spreadsheet.sheets();
      for (const { key } of others) spreadsheet.deleteSheet(key);
      for (const [index, sheet] of sheets.entries()) {
        const { key: id, name, rows: rowCount, columns: columnCount, hidden } = sheet.facts;
        const added = { ...NEW_SHEET, id, name, rowCount, columnCount, hidden: hidden ? 1 : 0, ...looksOf(sheet) };
        // Commands answer later, but a change of the model is made at once.
        if (id !== first?.key) void command('sheet.mutation.insert-sheet', { unitId: spreadsheet.facts().id, index, sheet: added });
        refill(spreadsheet, sheet);
      }
      for (const kind of ANCHOR_KINDS) for (const { id } of spreadsheet.anchors(kind)) spreadsheet.removeAnchor(id);
      for (const anchor of anchors) spreadsheet.putAnchor(anchor);
    },
  };
}

function keptSheet(spreadsheet: SpreadsheetBackend, facts: SheetFacts): KeptSheet {
  const { key } = facts;
  const used = spreadsheet.used(key);
  const [rows, columns] = [Math.min(facts.rows, used.rows + 3), Math.min(facts.columns, Math.max(8, used.columns + 2))];
  return {
    facts,
    cells: spreadsheet.read({ sheet: key, row: 0, column: 0, rows, columns }, ['values', 'formulas', 'formats', 'notes', 'weights']),
    widths: Array.from({ length: columns }, (_, column) => spreadsheet.columnWidth(key, column)),
    frozen: spreadsheet.frozenRows(key),
  };
}

/** What a new sheet can be made with. */
const looksOf = ({ widths, frozen }: KeptSheet): object => ({
  freeze: { xSplit: 0, ySplit: frozen, startRow: frozen > 0 ? frozen : -1, startColumn: -1 },
  columnData: Object.fromEntries(widths.flatMap((w, column) => (w === null ? [] : [[column, { w }]]))),
});

/** Puts back what is in the cells of a new sheet, or of one that nobody writes to. */
function refill(spreadsheet: SpreadsheetBackend, { facts: { key: sheet }, cells, widths, frozen }: KeptSheet): void {
  const { values = [], formulas = [], formats = [], notes = [], weights = [] } = cells;
  const [rows, columns] = [values.length, values[0]?.length ?? 0];
  const contents = values.map((row, at) =>
    row.map((value, column) => ((formula) => (formula ? { formula } : value))(formulas[at]?.[column])),
  );
  if (contents.flat().some((content) => content !== null) || formats.flat().some((format) => format !== 'General'))
    spreadsheet.write({ sheet, row: 0, column: 0, rows, columns }, { contents, formats, notes });
  const bold = weights.flatMap((row, at) =>
    row.flatMap((weight, column) => (weight === 'bold' ? [{ sheet, row: at, column, rows: 1, columns: 1 }] : [])),
  );
  if (bold.length > 0) spreadsheet.fill(bold, { weight: 'bold' });
  for (const [column, width] of widths.entries())
    if (width !== null && width !== spreadsheet.columnWidth(sheet, column)) spreadsheet.setColumnWidth(sheet, column, width);
  if (frozen !== spreadsheet.frozenRows(sheet)) spreadsheet.freezeRows(sheet, frozen);
}
