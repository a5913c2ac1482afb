import { quoted } from './engine';
import { dotted, type TableName } from './references';
import type { Column } from './schema';
import { shown } from './values';
import { tableOf, type World } from './world';

/** A table as the playground shows it. */
export interface InspectedTable {
  readonly name: TableName;
  readonly type: 'TABLE' | 'VIEW';
  readonly location: string;
  readonly description: string;
  readonly columns: readonly Column[];
  /** The field by whose days it is partitioned. */
  readonly day: string | undefined;
  readonly clustering: readonly string[];
  readonly rows: number;
  /** Newest first; none of a table that isn't partitioned. */
  readonly partitions: readonly { readonly day: string; readonly rows: number }[];
  /** Names of row access policies. */
  readonly policies: readonly string[];
  /** When it goes by itself, in milliseconds since 1970. */
  readonly expires: number | undefined;
}

/** Some rows. */
export interface RowsPage {
  readonly columns: readonly Column[];
  /** Each value as text; `null` is none. */
  readonly rows: readonly (readonly (string | null)[])[];
  readonly total: number;
}

/** All tables and views, by name. */
export function inspectTables(world: World): readonly InspectedTable[] {
  const { engine, tables, datasets } = world;
  return [...tables.values()]
    .map(({ name, columns, layout, description = '', view, policies, expires }) => ({
      name,
      type: view ? ('VIEW' as const) : ('TABLE' as const),
      location: datasets.get(`${name.project}:${name.dataset}`)?.location ?? '',
      description,
      columns,
      day: layout.day,
      clustering: layout.clustering ?? [],
      rows: engine.count(dotted(name)),
      partitions:
        layout.day === undefined
          ? []
          : [...engine.days(dotted(name), layout.day)].reverse().map(({ day = '__NULL__', rows }) => ({ day, rows })),
      policies: policies.map((policy) => policy.name),
      expires,
    }))
    .sort((one, other) => (dotted(one.name) < dotted(other.name) ? -1 : 1));
}

/** Rows of a table or view, in the order in which it has them, as people read them. */
export function rowsPage(world: World, name: TableName, from: number, most: number): RowsPage {
  const { columns } = tableOf(world, name);
  const table = quoted(dotted(name));
  const rows = world.engine.all(`SELECT * FROM ${table} LIMIT ? OFFSET ?`, [most, from]);
  return {
    columns,
    rows: rows.map((row) => columns.map(({ type }, index) => shown(row[index] ?? null, type))),
    total: world.engine.count(dotted(name)),
  };
}
