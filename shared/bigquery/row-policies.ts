import { granteeWrong } from '#words/table-views';
import { wrong } from '../errors';
import { mixed } from '../model/mixed';
import type { WarehouseTable } from '../warehouse/warehouse';
import { nameQuoted, tableQuoted, textQuoted } from './quoting';

/** Who sees the rows of a team, by what Google calls them: `group:sales-leads@example.com`. */
export interface TeamPolicy {
  readonly team: string;
  readonly grantees: readonly string[];
}

/** cloud.google.com/bigquery/docs/reference/standard-sql/data-definition-language#create_row_access_policy_statement, "grantee_list" */
const GRANTEE = /^(?:(?:user|group|serviceAccount):[^\s'"\\`:@]+@[A-Za-z0-9.-]+|domain:[A-Za-z0-9.-]+)$/;

/** So much of a team's name is in that of its policy. */
const MOST_LETTERS = 60;

const granted = (grantees: readonly string[]): string => {
  for (const grantee of grantees) if (!GRANTEE.test(grantee)) throw wrong(granteeWrong(grantee));
  return `GRANT TO (${grantees.map(textQuoted).join(', ')})`;
};

/**
 * Statements after which people see only the rows of their teams. Nothing runs them: whoever owns the data set does, if it is wanted.
 * As soon as a table has one policy, everybody else sees nothing of it. The first one therefore lets those see and change all rows who fill the table.
 * Source: cloud.google.com/bigquery/docs/using-row-level-security-with-features, "The TRUE filter"
 * @param table with the field `groups`, names with commas between them
 * @param fillers who refreshes the report
 * @throws ActivTrakError `argument` for a grantee that Google doesn't take
 */
export const policyStatements = (table: WarehouseTable, fillers: readonly string[], teams: readonly TeamPolicy[]): readonly string[] => [
  policy(table, 'live_data_all', fillers, 'TRUE'),
  ...teams.map(({ team, grantees }) =>
    policy(table, policyName(team), grantees, `${textQuoted(team)} IN UNNEST(SPLIT(${nameQuoted('groups')}, ', '))`),
  ),
];

/** A name that only this team's policy has, since people make them one after the other: letters, digits and `_`. */
const policyName = (team: string): string =>
  `live_data_team_${team
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, MOST_LETTERS)}_${mixed(0, team).toString(36)}`;

const policy = (table: WarehouseTable, name: string, grantees: readonly string[], filter: string): string =>
  [`CREATE OR REPLACE ROW ACCESS POLICY ${name}`, `ON ${tableQuoted(table)}`, granted(grantees), `FILTER USING (${filter})`].join('\n');
