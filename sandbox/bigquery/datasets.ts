import { parsed } from './multipart';
import { checkDatasetId, datasetKey } from './references';
import { Refused } from './refused';
import { type Identity, needInDataset } from './roles';
import type { Call, Reply } from './wire';
import { type Dataset, datasetOf, lifeIn, type World } from './world';

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/datasets/insert */
export function insertDataset(world: World, person: Identity, project: string, { body }: Call): Reply {
  const {
    datasetReference,
    location = 'US',
    description,
    labels,
  } = parsed(body) as {
    readonly datasetReference?: { readonly datasetId?: unknown };
    readonly location?: string;
    readonly description?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  const id = checkDatasetId(datasetReference?.datasetId);
  needInDataset(person, 'bigquery.datasets.create', project, id);
  const key = datasetKey(project, id);
  if (world.datasets.has(key)) throw new Refused('duplicate', `Already Exists: Dataset ${key}`);
  const now = world.now();
  const dataset: Dataset = {
    project,
    id,
    location: normalLocation(location),
    created: now,
    modified: now,
    labels: labels ?? {},
    ...(description === undefined ? {} : { description }),
    ...lifeGiven(parsed(body)),
  };
  world.datasets.set(key, dataset);
  // "The user who creates a data set is granted dataOwner on it": https://cloud.google.com/bigquery/docs/access-control#bigquery.user
  own(world, person, dataset);
  return { resource: resourceOf(world, dataset) };
}

function own({ people }: World, person: Identity, { project, id }: Dataset): void {
  for (const [token, known] of people) {
    if (known.email !== person.email) continue;
    people.set(token, { ...known, grants: [...known.grants, { role: 'dataOwner', project, dataset: id }] });
  }
}

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/datasets/get */
export function getDataset(world: World, person: Identity, project: string, id: string): Reply {
  const dataset = datasetOf(world, project, id);
  needInDataset(person, 'bigquery.datasets.get', project, id);
  return { resource: resourceOf(world, dataset) };
}

/** Multi-regions are in capitals, regions are not: https://cloud.google.com/bigquery/docs/locations */
export const normalLocation = (location: string): string => (/^(us|eu)$/i.test(location) ? location.toUpperCase() : location.toLowerCase());

/** How long what is made in it lives, as far as a request says that; `null` takes it away. */
function lifeGiven(resource: Readonly<Record<string, unknown>>): Pick<Dataset, 'tableMs' | 'partitionMs'> {
  const ms = (given: unknown): number | undefined => (given === null ? undefined : Number(given));
  const { defaultTableExpirationMs: table, defaultPartitionExpirationMs: partition } = resource;
  return { ...(table === undefined ? {} : { tableMs: ms(table) }), ...(partition === undefined ? {} : { partitionMs: ms(partition) }) };
}

/** Of a data set, how long new tables in it live: https://cloud.google.com/bigquery/docs/reference/rest/v2/datasets/patch */
export function patchDataset(world: World, person: Identity, project: string, id: string, { body }: Call): Reply {
  const dataset = datasetOf(world, project, id);
  needInDataset(person, 'bigquery.datasets.update', project, id);
  const changed = { ...dataset, ...lifeGiven(parsed(body)), modified: world.now() };
  world.datasets.set(datasetKey(project, id), changed);
  return { resource: resourceOf(world, changed) };
}

function resourceOf(world: World, dataset: Dataset): object {
  const { project, id, location, created, modified, description, labels } = dataset;
  const { tableMs, partitionMs } = lifeIn(world, dataset);
  const life = {
    ...(tableMs === undefined ? {} : { defaultTableExpirationMs: String(tableMs) }),
    ...(partitionMs === undefined ? {} : { defaultPartitionExpirationMs: String(partitionMs) }),
  };
  return {
    kind: 'bigquery#dataset',
    etag: Buffer.from(`${project}:${id} ${modified}`).toString('base64'),
    id: datasetKey(project, id),
    selfLink: `https://bigquery.googleapis.com/bigquery/v2/projects/${project}/datasets/${id}`,
    datasetReference: { projectId: project, datasetId: id },
    location,
    creationTime: String(created),
    lastModifiedTime: String(modified),
    ...(description === undefined ? {} : { description }),
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
    ...life,
  };
}
