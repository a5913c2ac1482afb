import type { FieldType } from '../../../shared/warehouse/warehouse';
import type { FileField } from '../fields';
import type { FileValue } from '../values';
import type { MakeWriter } from './format';
import { textOfValue } from './text';

const encoder = new TextEncoder();

/**
 * One object on each line. IDs are texts: most readers of JSON turn numbers into doubles, which round IDs above 2^53, and a field that is a number
 * in one line and a text in the next is worse. BigQuery takes digits in quotes for INT64.
 */
export const jsonlWriter: MakeWriter = (fields, append) => {
  const writes = fields.map((field) => ({ name: `${JSON.stringify(field.name)}:`, write: jsonOf(field) }));
  return {
    add(rows) {
      const lines = rows.map((row) => `{${writes.map(({ name, write }, index) => name + write(row[index] ?? null)).join(',')}}\n`);
      append(encoder.encode(lines.join('')));
    },
    end: () => undefined,
  };
};

const IN_QUOTES: ReadonlySet<FieldType> = new Set(['STRING', 'DATE', 'DATETIME', 'TIMESTAMP']);

function jsonOf({ type, column }: FileField): (value: FileValue) => string {
  const isQuoted = IN_QUOTES.has(type) || column?.kind === 'id';
  return (value) => {
    if (value === null) return 'null';
    const text = textOfValue(value, type);
    return isQuoted ? JSON.stringify(text) : text;
  };
}
