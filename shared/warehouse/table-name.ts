import { wrongTablePart } from '#words/table-names';
import type { WarehouseTable } from './warehouse';

/**
 * What BigQuery takes for each part of a table's full name, as far as statements and addresses can have it as it is.
 * - project: an ID, with a domain in front where it is that old. https://cloud.google.com/resource-manager/docs/creating-managing-projects
 * - data set: https://cloud.google.com/bigquery/docs/datasets#dataset-naming
 * - table: letters of any script may be in it; these are safe everywhere, and leave room for names made from it. https://cloud.google.com/bigquery/docs/tables#table_naming
 */
const FORMS: Readonly<Record<keyof WarehouseTable, RegExp>> = {
  project: /^(?:[a-z0-9][a-z0-9.-]*:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
  dataset: /^[A-Za-z0-9_]{1,1024}$/,
  table: /^[A-Za-z0-9_]{1,200}$/,
  location: /^(?:US|EU|[a-z]+-[a-z]+\d{1,2})$/i,
};

/** `project.dataset.table`, with what there is of it. */
export const fullTableName = ({ project, dataset, table }: WarehouseTable): string =>
  [project, dataset, table].filter((part) => part !== '').join('.');

/** The sentence that says what is wrong with a part of a table's name; `undefined` where it can be used. */
export const wrongTableName = (part: keyof WarehouseTable, text: string): string | undefined =>
  FORMS[part].test(text) ? undefined : wrongTablePart(part, text);
