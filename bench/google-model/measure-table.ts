import { bytesInUse } from '../bytes-in-use';
import { countedSheets } from '../counted-sheets';
import type { Measurement } from '../measurement';
import { FREE_COSTS, GOOGLE_COSTS, type GoogleCosts } from './costs';
import { type ModelledDocument, modelledDocument } from './modelled-document';
import { scheduledRuns } from './modelled-runs';
import type { TableFigures } from './table-service';

const TABLE = { project: 'acme-data', dataset: 'activtrak', table: 'activity_log', location: 'EU' };
const [FEW, MIDDLE, MANY] = [10_000, 100_000, 1_000_000];
const NO_LIMIT = 1_000_000_000;

const filling = (records: number, costs: GoogleCosts, look?: () => void): ModelledDocument =>
  modelledDocument({ firstDay: '2026-10-30', days: 30, records }, costs, NO_LIMIT, countedSheets(), { ...TABLE, look });

/** Microseconds of the processor's for each record, and the most memory while requests to BigQuery were sent. */
function grown(records: number): { readonly us: number; readonly megabytes: number } {
  let [before, most] = [0, 0];
  const document = filling(records, FREE_COSTS, () => {
    most = Math.max(most, bytesInUse() - before);
  });
  before = bytesInUse();
  const began = document.time.clock.now();
  whole(scheduledRuns(document).record.rows, records);
  return { us: (1000 * (document.time.clock.now() - began)) / records, megabytes: most / 1_000_000 };
}

function whole(rows: number, records: number): void {
  if (rows !== records) throw new Error(`${rows} rows are there, not ${records}`);
}

/** A first fill of a table of BigQuery with 1,000,000 records of the log. */
export function measureTable(): readonly Measurement[] {
  const what = 'modelled Google, 1,000,000 records of the log into a table';
  const document = filling(MANY, GOOGLE_COSTS);
  const done = scheduledRuns(document);
  whole(done.record.rows, MANY);
  const figures = document.tables as TableFigures;
  grown(FEW);
  const [few, middle, many] = [grown(FEW), grown(MIDDLE), grown(MANY)];
  return [
    { what: `${what}: scheduled runs`, value: done.scripts, unit: 'runs' },
    { what: `${what}: the longest of them`, value: done.longestMinutes, unit: 'minutes', budget: 6 },
    { what: `${what}: round trips to ActivTrak`, value: document.roundTrips(), unit: 'round trips' },
    { what: `${what}: requests to BigQuery`, value: figures.requests, unit: 'requests' },
    { what: `${what}: loads`, value: figures.loads, unit: 'loads' },
    { what: `${what}: merges`, value: figures.merges, unit: 'merges' },
    { what: `${what}: the largest request`, value: figures.largest / 1_000_000, unit: 'MB', budget: 50 },
    { what: `${what}: time for a record against 100,000`, value: many.us / middle.us, unit: 'times', budget: 1.25 },
    { what: `${what}: memory`, value: many.megabytes, unit: 'MB' },
    { what: `${what}: this memory against 100,000`, value: many.megabytes / middle.megabytes, unit: 'times', budget: 1.25 },
    { what: `${what}: time for a record against 10,000`, value: many.us / few.us, unit: 'times', budget: 1.25 },
  ];
}
