import type { Cells } from './products';
import type { Metric } from './truth';

/** The columns that hold a metric, by their headers. */
export const LABELS: Readonly<Record<Metric, RegExp>> = { active: /^Active/, passive: /^Passive/, total: /^Total/ };

/** Seconds of hours, to a millisecond. */
export const seconds = (hours: unknown): number => (typeof hours === 'number' ? Math.round(hours * 3_600_000) / 1000 : Number.NaN);

type RowTest = (row: readonly unknown[], header: readonly unknown[]) => boolean;

/** The seconds in a column of a table in hours, added up; with a test, of some rows. */
export function summed(table: unknown, label: RegExp, isCounted: RowTest = () => true): number {
  const [header, ...rows] = table as Cells;
  if (header === undefined) return 0;
  const place = header.findIndex((one) => label.test(String(one)));
  if (place === -1) throw new Error(`There is no ${label} in ${JSON.stringify(header)}.`);
  return rows.filter((row) => isCounted(row, header)).reduce((sum, row) => sum + Math.round(Number(row[place]) * 3_600_000), 0) / 1000;
}

/** The rows that show something under a header. */
export const shows =
  (label: string, value: unknown): RowTest =>
  (row, header) =>
    row[header.indexOf(label)] === value;

/** The rows of a day, in the first column as a serial number. */
export const ofDay =
  (day: string): RowTest =>
  ([date]) =>
    date === Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
