import type { FileField } from '../fields';
import type { FileRow } from '../values';

/** How rows are written down. */
export const FORMATS = ['parquet', 'csv', 'jsonl'] as const;
/** One of the ways to write rows down, which is also how the files' names end. */
export type Format = (typeof FORMATS)[number];

/** Writes the rows of one file. */
export interface RowWriter {
  add(rows: readonly FileRow[]): void;
  /** No more rows come. */
  end(): void;
}

/** Makes the writer of a file, whose bytes go to `append` piece by piece. */
export type MakeWriter = (fields: readonly FileField[], append: (bytes: Uint8Array) => void) => RowWriter;
