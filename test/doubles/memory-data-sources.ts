import { sheetNameTaken } from '#words/connected-sheets';
import { wrong } from '../../shared/errors';
import type { DataSources, PivotLayout, ShownTable } from '../../shared/warehouse/data-sources';
import type { WarehouseTable } from '../../shared/warehouse/warehouse';
import { answer, type Timing } from './timing';

/** Sheets that show tables, by name: those that a document has, of which some show a table or have a pivot table over one. */
export interface MemoryDataSources {
  readonly sources: DataSources;
  /** In their order. */
  readonly sheets: { name: string; readonly table?: string; readonly pivot?: PivotLayout }[];
  front(): string;
  /** How often each table was read, by its full name. */
  readonly reads: Map<string, number>;
}

const fullName = ({ project, dataset, table }: WarehouseTable): string => `${project}.${dataset}.${table}`;

/** Sheets of Connected Sheets in memory. Tables are read at once. */
export function memoryDataSources(timing: Timing, names: readonly string[] = ['Sheet1']): MemoryDataSources {
  const sheets: MemoryDataSources['sheets'] = names.map((name) => ({ name }));
  const reads = new Map<string, number>();
  let front = names[0] ?? '';
  const ofTable = (table: WarehouseTable) => sheets.find((sheet) => sheet.table === fullName(table) && !sheet.pivot);
  const ofPivot = (table: WarehouseTable) => sheets.find((sheet) => sheet.table === fullName(table) && sheet.pivot);
  const free = (name: string): void => {
    if (sheets.some((sheet) => sheet.name === name)) throw wrong(sheetNameTaken(name));
  };

  function add(table: WarehouseTable, name: string, pivot?: PivotLayout) {
    free(name);
    const made = { name, table: fullName(table), ...(pivot && { pivot }) };
    sheets.push(made);
    return made;
  }

  function shown(table: WarehouseTable, sheet: { readonly name: string }): ShownTable {
    reads.set(fullName(table), (reads.get(fullName(table)) ?? 0) + 1);
    front = sheet.name;
    return { sheet: sheet.name, state: 'current' };
  }

  const sources: DataSources = {
    find: (table) => answer(timing, () => ofTable(table)?.name),
    show: (table, name) => answer(timing, () => shown(table, ofTable(table) ?? add(table, name))),
    pivot: (table, name, layout) =>
      answer(timing, () => {
        const found = ofPivot(table);
        if (found) return shown(table, found);
        free(name);
        if (!ofTable(table)) add(table, table.table);
        return shown(table, add(table, name, layout));
      }),
    refresh: (table) =>
      answer(timing, () => {
        const before = front;
        const all = sheets.filter((sheet) => sheet.table === fullName(table));
        for (const sheet of all) shown(table, sheet);
        front = before;
        return all.length === 0 ? undefined : 'current';
      }),
  };
  return { sources, sheets, front: () => front, reads };
}
