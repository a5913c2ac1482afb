import { bytesInUse } from '../bytes-in-use';
import { countedSheets } from '../counted-sheets';
import { type Measurement, withMemory } from '../measurement';
import { FREE_COSTS, GOOGLE_COSTS, type GoogleCosts } from './costs';
import { type ModelledDocument, modelledDocument } from './modelled-document';
import { scheduledRuns } from './modelled-runs';
import type { TableFigures } from './table-service';

const [FEW, MIDDLE, MANY] = [10_000, 100_000, 1_000_000];
const NO_LIMIT = 1_000_000_000;

const filling = (records: number, costs: GoogleCosts, look?: () => void): ModelledDocument =>
  modelledDocument({ firstDay: '2026-10-30', days: 30, records }, costs, NO_LIMIT, countedSheets(), { look });

/** A first fill of so many records, and the most memory while requests to BigQuery were sent. */
function filled(records: number, costs: GoogleCosts) {
  let [before, most] = [0, 0];
  const document = filling(records, costs, () => {
    most = Math.max(most, bytesInUse() - before);
  });
  before = bytesInUse();
  const began = document.time.clock.now();
  const done = scheduledRuns(document);
  whole(done.record.rows, records);
  return { document, done, ms: document.time.clock.now() - began, megabytes: most / 1_000_000 };
}

/** Microseconds of the processor's for each record. */
const microseconds = (records: number): number => (1000 * filled(records, FREE_COSTS).ms) / records;

function whole(rows: number, records: number): void {
  if (rows !== records) throw new Error(`${rows} rows are there, not ${records}`);
}

const YEAR = { firstDay: '2025-11-29', days: 365, records: 0 };
const PEOPLE = 2_000;

/** A first fill of a table with the hours of a year. */
function measureYear(): readonly Measurement[] {
  const what = `modelled Google, a year of hours of ${PEOPLE} people into a table`;
  let [before, most] = [0, 0];
  const look = (): void => {
    most = Math.max(most, bytesInUse() - before);
  };
  const document = modelledDocument(YEAR, GOOGLE_COSTS, NO_LIMIT, countedSheets(), { people: PEOPLE, look });
  before = bytesInUse();
  const done = scheduledRuns(document);
  whole(done.record.rows, PEOPLE * YEAR.days);
  const figures = document.tables as TableFigures;
  return [
    { what: `${what}: scheduled runs`, value: done.scripts, unit: 'runs' },
    { what: `${what}: the longest of them`, value: done.longestMinutes, unit: 'minutes', budget: 6 },
    { what: `${what}: round trips to ActivTrak`, value: document.roundTrips(), unit: 'round trips' },
    { what: `${what}: loads, one a day`, value: figures.loads, unit: 'loads' },
    { what: `${what}: memory`, value: most / 1_000_000, unit: 'MB' },
  ];
}

export const measureTable = (): readonly Measurement[] => [...measureLog(), ...measureYear()];

/** A first fill of a table of BigQuery with 1,000,000 records of the log. */
function measureLog(): readonly Measurement[] {
  const what = 'modelled Google, 1,000,000 records of the log into a table';
  const { megabytes: fewer } = withMemory(() => filled(MIDDLE, GOOGLE_COSTS));
  const { document, done, megabytes } = withMemory(() => filled(MANY, GOOGLE_COSTS));
  const figures = document.tables as TableFigures;
  microseconds(FEW);
  const [few, middle, many] = [microseconds(FEW), microseconds(MIDDLE), microseconds(MANY)] as const;
  return [
    { what: `${what}: scheduled runs`, value: done.scripts, unit: 'runs' },
    { what: `${what}: the longest of them`, value: done.longestMinutes, unit: 'minutes', budget: 6 },
    { what: `${what}: round trips to ActivTrak`, value: document.roundTrips(), unit: 'round trips' },
    { what: `${what}: requests to BigQuery`, value: figures.requests, unit: 'requests' },
    { what: `${what}: loads`, value: figures.loads, unit: 'loads' },
    { what: `${what}: merges`, value: figures.merges, unit: 'merges' },
    { what: `${what}: the largest request`, value: figures.largest / 1_000_000, unit: 'MB', budget: 50 },
    { what: `${what}: time for a record against 100,000`, value: many / middle, unit: 'times', budget: 1.25 },
    { what: `${what}: memory`, value: megabytes, unit: 'MB' },
    { what: `${what}: this memory against 100,000`, value: megabytes / fewer, unit: 'times', budget: 1.25 },
    { what: `${what}: time for a record against 10,000`, value: many / few, unit: 'times', budget: 1.25 },
  ];
}
