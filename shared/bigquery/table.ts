import { fieldRetyped, filledByAnother, notOurs, otherRegion, partitionsChanged, rowsMeanOther } from '#words/bigquery';
import { ActivTrakError } from '../errors';
import type { Task } from '../task';
import type { TableField, TableShape, WarehouseTable } from '../warehouse/warehouse';
import type { Exchange } from './exchange';
import { type Json, listAt, textAt } from './json-at';
import {
  getDataset,
  getTable,
  insertDataset,
  insertTable,
  meaningLabels,
  meansOther,
  ownerLabels,
  patchTable,
  schemaField,
  tableDescription,
} from './table-requests';
import type { About } from './trouble';

const refused = (words: string): ActivTrakError => new ActivTrakError('rejected', words);

/** Where a data set is. */
type DatasetPlace = Omit<WarehouseTable, 'table'>;

/** Makes a data set where it is missing. @throws ActivTrakError where it lies in another region */
export function* ensureDataset({ send }: Exchange, place: DatasetPlace): Task<void> {
  const [dataset] = yield* send(place, [getDataset(place)], [404]);
  if (dataset?.status !== 404) return checkRegion(place, textAt(dataset?.body, 'location'));
  const [made] = yield* send(place, [insertDataset(place)], [409]);
  if (made?.status !== 409) return;
  // Another run made it at the same moment, or it lies in another region.
  const [found] = yield* send(place, [getDataset(place)]);
  checkRegion(place, textAt(found?.body, 'location'));
}

/**
 * Makes a table and its data set where they are missing. A table that is there gets the fields that came in, and its report's words.
 * @throws ActivTrakError where it belongs to somebody else, or was changed such that the report's rows don't go in
 */
export function* ensureTable(exchange: Exchange, table: WarehouseTable, shape: TableShape, owner: string): Task<void> {
  const about: About = { ...table, shape };
  const [found] = yield* exchange.send(about, [getTable(table)], [404]);
  if (found?.status === 404) {
    yield* makeTable(exchange, about, table, shape, owner);
    return;
  }
  let change = changeOf(table, shape, owner, found?.body ?? {});
  if (change === undefined) return;
  const [patched] = yield* exchange.send(about, [patchTable(table, change)], [400, 412]);
  if (patched?.status === 200) return;
  // Another run added fields at the same moment, or the change isn't taken: the second time tells.
  const [now] = yield* exchange.send(about, [getTable(table)]);
  change = changeOf(table, shape, owner, now?.body ?? {});
  if (change !== undefined) yield* exchange.send(about, [patchTable(table, change)]);
}

function* makeTable(exchange: Exchange, about: About, table: WarehouseTable, shape: TableShape, owner: string): Task<void> {
  const { send } = exchange;
  yield* ensureDataset(exchange, table);
  const [made] = yield* send(about, [insertTable(table, shape, owner)], [409]);
  if (made?.status !== 409) return;
  // Another run made it at the same moment.
  const [found] = yield* send(about, [getTable(table)]);
  changeOf(table, shape, owner, found?.body ?? {});
}

function checkRegion({ dataset, location }: DatasetPlace, is: string): void {
  if (is !== '' && is.toLowerCase() !== location.toLowerCase()) throw refused(otherRegion(dataset, is, location));
}

/** The names that the service has for types in schemas: cloud.google.com/bigquery/docs/reference/rest/v2/tables#TableFieldSchema */
const OTHER_NAMES: Readonly<Record<string, string>> = { INTEGER: 'INT64', FLOAT: 'FLOAT64', BOOLEAN: 'BOOL' };

/** The type of a field, as the service tells of it; of a list, that it is one. */
export function typeOf(field: unknown): string {
  const written = textAt(field, 'type').toUpperCase();
  const type = OTHER_NAMES[written] ?? written;
  return textAt(field, 'mode') === 'REPEATED' ? `a list of ${type}` : type;
}

/** What to change of a table, whole lists as the service takes them; `undefined` for nothing. */
function changeOf(table: WarehouseTable, shape: TableShape, owner: string, is: Json): unknown {
  checkRegion(table, textAt(is, 'location'));
  const [[label, mark]] = Object.entries(ownerLabels(owner)) as [[string, string]];
  const ownMark = textAt(is, 'labels', label);
  if (ownMark === '') throw refused(notOurs(table.table));
  if (ownMark !== mark) throw refused(filledByAnother(table.table));
  if (textAt(is, 'timePartitioning', 'type') !== 'DAY' || textAt(is, 'timePartitioning', 'field').toLowerCase() !== shape.day.toLowerCase())
    throw refused(partitionsChanged(table.table, shape.day));
  const isOther = meansOther(shape, is);
  if (isOther && textAt(is, 'numRows') !== '0') throw refused(rowsMeanOther(table.table));
  const there = listAt(is, 'schema', 'fields');
  const byName = new Map(shape.fields.map((field) => [field.name.toLowerCase(), field]));
  const names = new Set(there.map((field) => textAt(field, 'name').toLowerCase()));
  const kept = there.map((field) => described(table, field as Json, byName.get(textAt(field, 'name').toLowerCase())));
  const added = shape.fields.filter(({ name }) => !names.has(name.toLowerCase())).map(schemaField);
  const isSame = added.length === 0 && kept.every((field, at) => field === there[at]);
  const description = tableDescription(shape);
  if (isSame && !isOther && textAt(is, 'description') === description) return undefined;
  return {
    description,
    ...(isOther ? { labels: meaningLabels(shape) } : {}),
    ...(isSame ? {} : { schema: { fields: [...kept, ...added] } }),
  };
}

/** A field as it is, with the words that it has now where it is the report's. */
function described({ table }: WarehouseTable, field: Json, own: TableField | undefined): Json {
  if (own === undefined) return field;
  const type = typeOf(field);
  if (type !== own.type) throw refused(fieldRetyped(table, own.name, own.type, type));
  const { description } = schemaField(own);
  return textAt(field, 'description') === description ? field : { ...field, description };
}
