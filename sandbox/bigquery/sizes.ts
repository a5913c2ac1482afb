import { type Engine, quoted, type Value } from './engine';
import { dotted, type TableName } from './references';
import type { Column, Layout } from './schema';

/** A table, as far as its size goes. */
interface Sized {
  readonly name: TableName;
  readonly columns: readonly Column[];
  readonly layout: Layout;
}

/** How large tables are. A table of a million rows is asked for its size often, so each day's is kept until something changes that day. */
export interface Sizes {
  /** Bytes of all values. */
  bytes(table: Sized): number;
  /** Rows of these days have changed, or of all. */
  touch(name: TableName, days?: readonly Value[]): void;
}

/** What a table without partitions is kept under. */
const WHOLE = '';

/** Measures tables, and remembers what has not changed since. */
export function sizesOf(engine: Engine): Sizes {
  const known = new Map<string, Map<Value, number>>();
  return {
    bytes({ name, columns, layout: { day } }) {
      const key = dotted(name);
      const of = known.get(key) ?? new Map<Value, number>();
      known.set(key, of);
      return (day === undefined ? [WHOLE] : engine.daysOf(key, day)).reduce<number>((sum, one) => {
        const bytes =
          of.get(one) ?? engine.bytes(key, columns, day === undefined ? undefined : { sql: `${quoted(day)} IS ?`, values: [one] });
        of.set(one, bytes);
        return sum + bytes;
      }, 0);
    },
    touch(name, days) {
      const of = known.get(dotted(name));
      if (days === undefined) known.delete(dotted(name));
      else for (const day of days) of?.delete(day);
    },
  };
}
