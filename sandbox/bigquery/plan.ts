import type { Value } from './engine';
import type { TableName } from './references';
import type { Column } from './schema';
import type { Holes } from './statement';

/** Columns of a table that a statement reads, in some of its days where it names them. */
export interface Read {
  readonly table: TableName;
  readonly columns: readonly Column[];
  /** A condition of the engine's SQL that keeps to some partitions. */
  readonly days?: string;
}

/** Rows. */
export interface SelectPlan {
  readonly type: 'SELECT';
  readonly reads: readonly Read[];
  readonly columns: readonly Column[];
  readonly sql: string;
  readonly values?: readonly Value[];
}

/** Rows of one table put into another one. */
export interface MergePlan {
  readonly type: 'MERGE';
  readonly reads: readonly Read[];
  readonly target: TableName;
  /** What it needs in order to be quick; it changes no rows. */
  readonly index: string;
  /** What it does when it looks at its tables, in this order. */
  readonly before: readonly string[];
  /** Counts the rows that come for some that are there. */
  readonly matched: string;
  readonly update: string;
  readonly insert: string;
  /** Forgets what it saw. */
  readonly after: readonly string[];
  /** Selects the days of the rows that come, and those in which rows are matched: partitions of the target that it may change. */
  readonly days: { readonly came: string; readonly kept: string } | undefined;
}

/** A view, with the statement that it stands for. */
export interface ViewPlan {
  readonly type: 'CREATE_VIEW';
  readonly reads: readonly Read[];
  readonly name: TableName;
  readonly description: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly query: string;
  readonly columns: readonly Column[];
  readonly sql: string;
}

/** The filter TRUE, in the engine's SQL. */
export const ALL_ROWS = '1';

/** Who may see which rows. */
export interface PolicyPlan {
  readonly type: 'CREATE_ROW_ACCESS_POLICY';
  readonly reads: readonly Read[];
  readonly table: TableName;
  readonly policy: { readonly name: string; readonly grantees: readonly string[]; readonly filter: string };
}

/** What a statement comes to in the engine. */
export type Plan = SelectPlan | MergePlan | ViewPlan | PolicyPlan;

/** What a twin can ask of the tables that its statement names. */
export interface Catalog {
  /** All columns. @throws Refused `notFound` */
  columns(table: TableName): readonly Column[];
  /** Some of them. @throws Refused `invalidQuery` of a name that the table doesn't have */
  some(table: TableName, names: readonly string[]): readonly Column[];
  /** @throws Refused `invalidQuery` of a name that nothing has */
  unknown(name: string): never;
}

/** A statement that ships, and what it comes to in the engine. */
export interface Twin {
  readonly name: string;
  /** Google's own text, with holes: see `statement.ts`. */
  readonly statement: string;
  readonly plan: (holes: Holes, catalog: Catalog, statement: string) => Plan;
}
