import type { Report } from '../../../../shared/report/definition/definition';
import type { RefreshPorts } from '../../../../shared/report/run/job';
import { ROOMY } from '../../../doubles/memory-sheets';
import { largeLog, largeReport } from '../refresh/large-log';
import type { ReportBench } from '../report-bench';

/** Of the log that is replaced. */
export const COLUMNS = 5;

export interface Replaced {
  readonly before?: number;
  readonly rows?: number;
  readonly change?: Partial<Report>;
  /** How many cells the file may have from then on. */
  readonly cells?: number;
  /** Whether a person typed words beside some records. */
  readonly words?: boolean;
}

/** A report of so many rows that stand there, each with a formula and some with a note beside, and so many that come now. */
export function replaced({ before = 60, rows = 80, change = {}, cells = ROOMY.cells, words = false }: Replaced = {}): ReportBench {
  const limits = { ...ROOMY };
  const bench = largeReport(before, { statusLine: true, ...change }, limits);
  bench.refresh();
  bench.sheets.type('Hours', 1, COLUMNS, { value: 'Mine' });
  for (let row = 2; row < before + 2; row += 1)
    bench.sheets.type('Hours', row, COLUMNS, { formula: '=RC[-1]*2', ...(row % 7 === 0 ? { note: `note ${row}` } : {}) });
  for (let row = 3; words && row < before + 2; row += 11) bench.sheets.type('Hours', row, COLUMNS + 1, { value: `mine ${row}` });
  bench.serve(largeLog(rows), { largestPage: 4 });
  bench.clock.advance(3_600_000);
  limits.cells = cells;
  return bench;
}

/** Ports on which each call that writes takes a minute. */
export function slow(bench: ReportBench, ms = 30_000): RefreshPorts {
  const { write } = bench.sheets;
  return {
    ...bench.within(ms),
    sheets: { ...bench.sheets, write: (...args) => [bench.clock.advance(61_000), write(...args)][1] as undefined },
  };
}
