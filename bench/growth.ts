import { runDue } from '../shared/report/schedule/run-due';
import { bytesInUse } from './bytes-in-use';
import { FREE_COSTS } from './google-model/costs';
import { MODEL_COLUMNS, MODEL_PERSON, modelledDocument } from './google-model/modelled-document';
import { type Measurement, median, withMemory } from './measurement';
import { sheetsOutside } from './sheets-outside';

const FEW = 10_000;
const MIDDLE = 100_000;
const MANY = 1_000_000;
const ROUNDS_OF_FEW = 3;
const NO_LIMIT = 1_000_000_000;

/** Whose a row is, and what stands behind its own cells. */
const isReadAgain = (column: number): boolean => column >= MODEL_COLUMNS.length || MODEL_COLUMNS[column]?.key === 'user';

interface Grown {
  readonly msPerRow: number;
  readonly megabytes: number;
}

/** One refresh of a log of so many records over thirty days, without what the server and the sheets need for themselves. */
function grown(records: number): Grown {
  const inner = sheetsOutside(isReadAgain);
  let before = 0;
  let most = 0;
  const look = (): void => {
    most = Math.max(most, bytesInUse() - inner.bytes() - before);
  };
  // When rows have been put into a sheet, and are still in memory.
  const sheets = {
    ...inner,
    flush: look,
    read(areas: Parameters<typeof inner.read>[0]) {
      const cells = inner.read(areas);
      look();
      return cells;
    },
    write(...args: Parameters<typeof inner.write>) {
      look();
      return inner.write(...args);
    },
    setMarks(...args: Parameters<typeof inner.setMarks>) {
      look();
      return inner.setMarks(...args);
    },
  };
  const document = modelledDocument({ firstDay: '2026-10-30', days: 30, records }, FREE_COSTS, NO_LIMIT, sheets);
  before = bytesInUse();
  const began = document.time.clock.now();
  const [record] = document.script(NO_LIMIT, NO_LIMIT, (ports) => runDue(ports, MODEL_PERSON));
  const ms = document.time.clock.now() - began;
  if (record?.rows !== records) throw new Error(`${record?.rows} rows are there, not ${records}: ${record?.message}`);
  return { msPerRow: ms / records, megabytes: most / 1_000_000 };
}

/** How time and memory grow from 10,000 to 1,000,000 rows. */
export function measureGrowth(): readonly Measurement[] {
  // The first one finds the code uncompiled.
  grown(FEW);
  const middle = withMemory(() => grown(MIDDLE));
  const few = median(Array.from({ length: ROUNDS_OF_FEW }, () => grown(FEW).msPerRow));
  const many = withMemory(() => grown(MANY));
  const what = 'refresh of 1,000,000 rows of the log';
  return [
    { what: `${what}, time for a row`, value: many.msPerRow * 1000, unit: 'µs' },
    { what: `${what}, the same against 10,000 rows`, value: many.msPerRow / few, unit: 'times', budget: 1.25 },
    { what: `${what}, the same against 100,000 rows`, value: many.msPerRow / middle.msPerRow, unit: 'times', budget: 1.25 },
    { what: `${what}, memory beside the sheets`, value: many.megabytes, unit: 'MB' },
    { what: `${what}, this memory against 100,000 rows`, value: many.megabytes / middle.megabytes, unit: 'times', budget: 1.25 },
  ];
}
