import type { Desk, ResultFormats } from '../../shared/desk';
import type { Scheduler } from '../../shared/scheduler';
import type { SheetArea } from '../../shared/sheet-writer';

/** A desk whose selection is set by hand, and which remembers what it was asked to do. */
export interface MemoryDesk extends Desk {
  id: string;
  selected: { sheet: string; row: number; column: number };
  shown: SheetArea | undefined;
  readonly inserted: { formula: string; formats: ResultFormats }[];
  withFormulas: readonly string[];
}

export function memoryDesk(): MemoryDesk {
  const desk: MemoryDesk = {
    id: 'document-1',
    selected: { sheet: 'Sheet1', row: 0, column: 0 },
    shown: undefined,
    inserted: [],
    withFormulas: [],
    documentId: () => desk.id,
    selection: () => desk.selected,
    show(area) {
      desk.shown = area;
    },
    insertFormula(formula, formats) {
      desk.inserted.push({ formula, formats });
    },
    updateFormulas: () => ({ updated: desk.withFormulas.length, closed: 0 }),
    sheetsWithFormula: () => desk.withFormulas,
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
