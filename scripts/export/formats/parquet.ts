import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { FieldType } from '../../../shared/warehouse/warehouse';
import type { FileField } from '../fields';
import type { FileRow, FileValue } from '../values';
import type { MakeWriter } from './format';

/** So many rows wait in memory for their row group. */
const GROUP_ROWS = 10_000;

type ParquetType = Pick<SchemaElement, 'type' | 'converted_type' | 'logical_type'>;

const moment = (isAdjustedToUTC: boolean): ParquetType => ({
  type: 'INT64',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC, unit: 'MICROS' },
  // The older word for it means UTC.
  ...(isAdjustedToUTC ? { converted_type: 'TIMESTAMP_MICROS' } : {}),
});

/** https://github.com/apache/parquet-format/blob/master/LogicalTypes.md */
const TYPES: Readonly<Record<FieldType, ParquetType>> = {
  STRING: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  INT64: { type: 'INT64' },
  FLOAT64: { type: 'DOUBLE' },
  BOOL: { type: 'BOOLEAN' },
  DATE: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  DATETIME: moment(false),
  TIMESTAMP: moment(true),
};

const microseconds = (value: FileValue): FileValue => (value === null ? null : BigInt(value) * 1000n);

/** How values of a type are handed to the writer, where it isn't as they are. */
const STORED: Readonly<Partial<Record<FieldType, (value: FileValue) => FileValue>>> = {
  INT64: (value) => (value === null ? null : BigInt(value)),
  DATETIME: microseconds,
  TIMESTAMP: microseconds,
};

const schemaOf = (fields: readonly FileField[]): SchemaElement[] => [
  { name: 'root', num_children: fields.length },
  ...fields.map(({ name, type }): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...TYPES[type] })),
];

/** Parquet, compressed by Snappy, in row groups that are written as the rows come. */
export const parquetWriter: MakeWriter = (fields, append) => {
  const bytes = new ByteWriter();
  const flush = (): void => {
    append(bytes.getBytes());
    bytes.index = 0;
  };
  const writer = new ParquetWriter({ writer: Object.assign(bytes, { flush, finish: flush }), schema: schemaOf(fields) });
  let waiting: FileRow[] = [];
  const writeGroup = (): void => {
    const columnData = fields.map(({ name, type }, index) => {
      const stored = STORED[type] ?? ((value: FileValue) => value);
      return { name, data: waiting.map((row) => stored(row[index] ?? null)) };
    });
    writer.write({ columnData, rowGroupSize: waiting.length });
    waiting = [];
  };
  return {
    add(rows) {
      for (const row of rows) waiting.push(row);
      if (waiting.length >= GROUP_ROWS) writeGroup();
    },
    end() {
      if (waiting.length > 0) writeGroup();
      writer.finish();
    },
  };
};
