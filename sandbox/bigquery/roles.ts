import { datasetKey, spoken, type TableName } from './references';
import { Refused } from './refused';

/** What a person may do: https://cloud.google.com/bigquery/docs/access-control#bq-permissions */
type Permission =
  | `bigquery.datasets.${'create' | 'get' | 'update'}`
  | 'bigquery.jobs.create'
  | `bigquery.tables.${'create' | 'delete' | 'get' | 'getData' | 'list' | 'update' | 'updateData'}`
  | 'bigquery.rowAccessPolicies.create';

const VIEW: readonly Permission[] = ['bigquery.datasets.get', 'bigquery.tables.get', 'bigquery.tables.getData', 'bigquery.tables.list'];
const EDIT: readonly Permission[] = [
  ...VIEW,
  'bigquery.datasets.create',
  'bigquery.tables.create',
  'bigquery.tables.delete',
  'bigquery.tables.update',
  'bigquery.tables.updateData',
];
const OWN: readonly Permission[] = [...EDIT, 'bigquery.datasets.update', 'bigquery.rowAccessPolicies.create'];
const USE: readonly Permission[] = ['bigquery.datasets.create', 'bigquery.datasets.get', 'bigquery.jobs.create', 'bigquery.tables.list'];

/** The predefined roles, as far as ships ask for what they allow: https://cloud.google.com/bigquery/docs/access-control#bigquery */
const ROLES = {
  jobUser: ['bigquery.jobs.create'],
  user: USE,
  dataViewer: VIEW,
  dataEditor: EDIT,
  dataOwner: OWN,
  admin: [...OWN, 'bigquery.jobs.create'],
} as const satisfies Readonly<Record<string, readonly Permission[]>>;

/** `roles/bigquery.…` */
export type Role = keyof typeof ROLES;

/** A role on a project, or on one data set in it. */
export interface Grant {
  readonly role: Role;
  readonly project: string;
  readonly dataset?: string;
}

/** Who stands behind a token. */
export interface Identity {
  readonly email: string;
  /** Addresses of groups. */
  readonly groups?: readonly string[];
  readonly grants: readonly Grant[];
}

const allows = ({ grants }: Identity, permission: Permission, project: string, dataset?: string): boolean =>
  grants.some(
    (grant) =>
      grant.project === project &&
      (grant.dataset === undefined || grant.dataset === dataset) &&
      (ROLES[grant.role] as readonly Permission[]).includes(permission),
  );

/** @throws Refused `accessDenied`, in the words of https://cloud.google.com/bigquery/docs/troubleshoot-permissions */
export function needJobs(person: Identity, project: string): void {
  if (allows(person, 'bigquery.jobs.create', project)) return;
  throw new Refused(
    'accessDenied',
    `Access Denied: Project ${project}: User does not have bigquery.jobs.create permission in project ${project}.`,
  );
}

/** @throws Refused `accessDenied` */
export function needInDataset(
  person: Identity,
  permission:
    | 'bigquery.datasets.create'
    | 'bigquery.datasets.get'
    | 'bigquery.datasets.update'
    | 'bigquery.tables.create'
    | 'bigquery.tables.list',
  project: string,
  dataset: string,
): void {
  // Making a data set is a right on the project alone.
  if (allows(person, permission, project, permission === 'bigquery.datasets.create' ? undefined : dataset)) return;
  if (permission === 'bigquery.datasets.create')
    throw new Refused(
      'accessDenied',
      `Access Denied: Project ${project}: User does not have ${permission} permission in project ${project}.`,
    );
  const key = datasetKey(project, dataset);
  throw new Refused(
    'accessDenied',
    `Access Denied: Dataset ${key}: Permission ${permission} denied on dataset ${key} (or it may not exist).`,
  );
}

/** @throws Refused `accessDenied` */
export function needOnTable(
  person: Identity,
  permission: Exclude<
    Permission,
    `bigquery.datasets.${string}` | 'bigquery.jobs.create' | 'bigquery.tables.create' | 'bigquery.tables.list'
  >,
  table: TableName,
): void {
  if (allows(person, permission, table.project, table.dataset)) return;
  const name = spoken(table);
  throw new Refused(
    'accessDenied',
    `Access Denied: Table ${name}: Permission ${permission} denied on table ${name} (or it may not exist).`,
  );
}
