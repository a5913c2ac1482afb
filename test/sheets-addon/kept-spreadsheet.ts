import { sheetId } from '../../playground/apps-script/spreadsheet/sheet-id';
import { ANCHOR_KINDS, type CellsRead, type SheetFacts, type SpreadsheetBackend } from '../../playground/spreadsheet/backend';
import type { Kept } from '../doubles/memory-document';
import type { AddOnBench } from './add-on-bench';

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
  freeze: { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 },
  rowHeader: { width: 46, hidden: 0 },
  columnHeader: { height: 20, hidden: 0 },
  mergeData: [],
  cellData: {},
  rowData: {},
  columnData: {},
};

/** The bench's spreadsheet and stores as they are now. Two moments with the same text are the same but for ids made anew. */
export function keptSpreadsheet({ google }: AddOnBench): Kept {
  const { spreadsheet, properties, triggers, clock } = google.backend;
  const { cache, properties: stores, command } = google.playground;
  const sheets = spreadsheet.sheets().map((facts) => keptSheet(spreadsheet, facts));
  const anchors = ANCHOR_KINDS.flatMap((kind) => spreadsheet.anchors(kind));
  const [kept, cached, fired, now] = [stores.content(), cache.content(), triggers.list(), clock.now()];

  return {
    text: named(
      JSON.stringify([sheets, anchors, kept, cached, fired, now]),
      sheets.map(({ facts }) => facts.key),
    ),
    restore() {
      const [first, ...others] = spreadsheet.sheets();
      for (const { key } of others) spreadsheet.deleteSheet(key);
      for (const [index, sheet] of sheets.entries()) {
        const { key: id, name, rows: rowCount, columns: columnCount, hidden } = sheet.facts;
        const added = { ...NEW_SHEET, id, name, rowCount, columnCount, hidden: hidden ? 1 : 0 };
        // Commands answer later, but a change of the model is made at once.
        if (id !== first?.key) void command('sheet.mutation.insert-sheet', { unitId: spreadsheet.facts().id, index, sheet: added });
        refill(spreadsheet, sheet);
      }
      for (const kind of ANCHOR_KINDS) for (const { id } of spreadsheet.anchors(kind)) spreadsheet.removeAnchor(id);
      for (const anchor of anchors) spreadsheet.putAnchor(anchor);
      for (const [store, values] of Object.entries({ ...stores.content(), ...kept })) {
        properties.change(store, Object.fromEntries(Object.keys(properties.read(store)).map((name) => [name, null])));
        properties.change(store, kept[store] ? values : {});
      }
      google.clock.advance(now - clock.now());
      cache.clear();
      for (const { store, key, value, until } of cached) google.backend.cache.put(store, { [key]: value }, (until - now) / 1000);
      for (const { id } of triggers.list()) triggers.remove(id);
      for (const trigger of fired) triggers.put(trigger);
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
  for (const [column, width] of widths.entries()) if (width !== null) spreadsheet.setColumnWidth(sheet, column, width);
  if (frozen !== spreadsheet.frozenRows(sheet)) spreadsheet.freezeRows(sheet, frozen);
}

/** With one name for each id that is made anew in every spreadsheet, numbered as they come. */
function named(text: string, keys: readonly string[]): string {
  const ids: string[] = [];
  const numbered = text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|metadata-\w+-\d+/g, (id) => {
    if (!ids.includes(id)) ids.push(id);
    return `id ${ids.indexOf(id)}`;
  });
  // The first sheet is always the same one.
  return keys.slice(1).reduce(
    (all, key, at) =>
      all
        .split(key)
        .join(`sheet ${at}`)
        .split(String(sheetId(key)))
        .join(`sheet ${at}`),
    numbered,
  );
}
