import { dayOfIso } from '../calendar';
import { Refused } from './refused';

/** A table by its full name. */
export interface TableName {
  readonly project: string;
  readonly dataset: string;
  readonly table: string;
}

/** As messages write it: `acme:warehouse.log`. */
export const spoken = ({ project, dataset, table }: TableName): string => `${project}:${dataset}.${table}`;

/** As statements write it: `acme.warehouse.log`. It is also the table's name in the engine. */
export const dotted = ({ project, dataset, table }: TableName): string => `${project}.${dataset}.${table}`;

/** By what a data set is known in the world. */
export const datasetKey = (project: string, dataset: string): string => `${project}:${dataset}`;

/** https://cloud.google.com/bigquery/docs/datasets#dataset-naming */
export function checkDatasetId(id: unknown): string {
  if (typeof id === 'string' && /^[A-Za-z0-9_]{1,1024}$/.test(id)) return id;
  throw new Refused(
    'invalid',
    `Invalid dataset ID "${id}". Dataset IDs must be alphanumeric (plus underscores) and must be at most 1024 characters long.`,
  );
}

/** https://cloud.google.com/bigquery/docs/tables#table_naming */
export function checkTableId(id: unknown): string {
  const fits = typeof id === 'string' && /^[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}]+$/u.test(id) && Buffer.byteLength(id) <= 1024;
  if (fits) return id;
  throw new Refused(
    'invalid',
    `Invalid table ID "${id}". Table IDs must be alphanumeric (plus underscores) and must be at most 1024 characters long. Also, Table decorators cannot be used.`,
  );
}

/** A table reference of a request. */
export function tableNameOf(reference: unknown, project: string): TableName {
  const { projectId = project, datasetId, tableId } = (reference ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof datasetId !== 'string' || typeof tableId !== 'string') throw new Refused('required', 'Required parameter is missing');
  return { project: String(projectId), dataset: datasetId, table: tableId };
}

/** As answers write it. */
export const referenceOf = ({ project, dataset, table }: TableName) => ({ projectId: project, datasetId: dataset, tableId: table });

/** A table's name without its partition decorator, and the day of that: https://cloud.google.com/bigquery/docs/managing-partitioned-table-data */
export function undecorated(name: TableName): { readonly name: TableName; readonly day?: string } {
  const [table = '', decorator] = name.table.split('$');
  if (decorator === undefined) return { name };
  const day = /^\d{8}$/.test(decorator) ? decorator.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') : '';
  if (dayOfIso(day) === undefined) throw new Refused('invalid', `Invalid partition decorator: ${decorator}`);
  return { name: { ...name, table }, day };
}
