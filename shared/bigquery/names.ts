import { wrong } from '../errors';
import type { WarehouseTable } from '../warehouse/warehouse';
import { datasetNameWrong, locationNameWrong, projectNameWrong, tableNameWrong } from '../words/en/bigquery-names';

/** The parts of a table's full name. */
export type TablePart = keyof WarehouseTable;

interface NameRule {
  readonly takes: RegExp;
  readonly words: (written: string) => string;
}

const RULES: Readonly<Record<TablePart, NameRule>> = {
  // cloud.google.com/resource-manager/docs/creating-managing-projects: 6 to 30 lower-case letters, digits and hyphens. Older ones belong to a domain.
  project: { takes: /^(?:[a-z0-9][a-z0-9.-]{1,60}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/, words: projectNameWrong },
  // cloud.google.com/bigquery/docs/datasets, "Name datasets": letters, digits and underscores, up to 1,024 of them. One with an underscore before is hidden.
  dataset: { takes: /^[A-Za-z0-9][A-Za-z0-9_]{0,1023}$/, words: datasetNameWrong },
  // cloud.google.com/bigquery/docs/tables, "Table naming", takes more. These can be typed without quotes, and leave room for the words of a staging table.
  table: { takes: /^[A-Za-z][A-Za-z0-9_]{0,199}$/, words: tableNameWrong },
  // cloud.google.com/bigquery/docs/locations: `EU`, `US`, `europe-west3`.
  location: { takes: /^(?:[A-Za-z]{2}|[a-z]+(?:-[a-z]+)+\d{1,2})$/, words: locationNameWrong },
};

/** What is wrong with a part of a table's name, as a sentence; `undefined` for nothing. */
export const nameProblem = (part: TablePart, written: string): string | undefined =>
  RULES[part].takes.test(written) ? undefined : RULES[part].words(written);

/** @throws ActivTrakError `argument` for the first part of a name that BigQuery doesn't take */
export function checkNames(names: Partial<WarehouseTable>): void {
  for (const [part, written] of Object.entries(names)) {
    const problem = nameProblem(part as TablePart, written);
    if (problem !== undefined) throw wrong(problem);
  }
}
