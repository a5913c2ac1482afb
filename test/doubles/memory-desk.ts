import { cellNotEmpty, REPORTS_SHEET_DELETED } from '#words/sheets';
import type { Desk, ResultFormats } from '../../shared/desk';
import { ActivTrakError } from '../../shared/errors';
import { areaName } from '../../shared/model/a1';
import type { Scheduler } from '../../shared/scheduler';
import type { SheetArea } from '../../shared/sheet-writer';

/** A desk whose selection is set by hand, and which remembers what it was asked to do. */
export interface MemoryDesk extends Desk {
  id: string;
  selected: { sheet: string; row: number; column: number };
  shown: SheetArea | undefined;
  /** With the cell that each was put into, which takes no other. */
  readonly inserted: { formula: string; formats: ResultFormats; at: MemoryDesk['selected'] }[];
  /** The ids of sheets that are no more. */
  deleted: readonly string[];
  withFormulas: readonly string[];
}

/** @param nameOf a sheet's name, by its id */
export function memoryDesk(nameOf: (id: string) => string = (id) => id): MemoryDesk {
  const desk: MemoryDesk = {
    id: 'document-1',
    selected: { sheet: 'Sheet1', row: 0, column: 0 },
    shown: undefined,
    inserted: [],
    deleted: [],
    withFormulas: [],
    documentId: () => desk.id,
    selection: () => desk.selected,
    show(area) {
      if (desk.deleted.includes(area.sheet)) throw new ActivTrakError('argument', REPORTS_SHEET_DELETED);
      desk.shown = area;
      desk.selected = { sheet: nameOf(area.sheet), row: area.row, column: area.column };
    },
    insertFormula(formula, formats) {
      const at = desk.selected;
      if (desk.inserted.some((one) => JSON.stringify(one.at) === JSON.stringify(at)))
        throw new ActivTrakError('argument', cellNotEmpty(areaName({ ...at, rows: 1, columns: 1 })));
      desk.inserted.push({ formula, formats, at });
    },
    updateFormulas: () => ({ updated: desk.withFormulas.length, closed: 0 }),
    sheetsWithFormula: () => [...new Set(desk.withFormulas)],
  };
  return desk;
}

/** A scheduler that only remembers whether it runs. */
export interface MemoryScheduler extends Scheduler {
  running: boolean;
  refusal: string | undefined;
}

export function memoryScheduler(): MemoryScheduler {
  const scheduler: MemoryScheduler = {
    whileClosed: true,
    running: false,
    refusal: undefined,
    start() {
      scheduler.running = scheduler.refusal === undefined;
      return scheduler.refusal;
    },
    stop() {
      scheduler.running = false;
    },
    problems: () => [],
  };
  return scheduler;
}
