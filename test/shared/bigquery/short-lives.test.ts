import { runSync } from '../../../shared/task';
import { dayAfter, MARCH_31, SMALL_LOG, smallBigQuery, tableNamed } from './small-bigquery';

const TABLE = tableNamed('activity_log');
const DAY_MS = 86_400_000;
const DATASET = '/bigquery/v2/projects/acme-analytics/datasets/activtrak';

/** A data set whose new tables lose days that are older than ten, and a table of it that keeps all of them. */
function withShortLives() {
  const small = smallBigQuery({ requestBytes: 256 * 1024 });
  const { warehouse, transport } = small;
  runSync(warehouse.ensure(TABLE, SMALL_LOG, 'r1'));
  const body = JSON.stringify({ defaultPartitionExpirationMs: String(10 * DAY_MS) });
  transport.send([{ method: 'PATCH', path: DATASET, contentType: 'application/json', body }]);
  return small;
}

const record = (at: number) => ({ record_key: `k${at}`, day: dayAfter(-at * 7), user: 'Ann', log_id: at, seconds: 60 });
const RECORDS = [0, 1, 2, 3, 20].map(record);
const DAYS = [{ from: MARCH_31 - 140, to: MARCH_31 }];

it('old records reach their table, however short days live in what its data set has anew', () => {
  const { warehouse, rowsOf } = withShortLives();
  expect(runSync(warehouse.merge(TABLE, SMALL_LOG, 'call', DAYS, RECORDS))).toEqual({ added: 5, updated: 0 });
  expect(rowsOf(TABLE)).toHaveLength(5);
});

it('so do those of several batches', () => {
  const { warehouse, rowsOf } = withShortLives();
  runSync(warehouse.stage(TABLE, SMALL_LOG, 'call', 0, RECORDS.slice(0, 3)));
  expect(runSync(warehouse.merge(TABLE, SMALL_LOG, 'call', DAYS, RECORDS.slice(3)))).toEqual({ added: 5, updated: 0 });
  expect(rowsOf(TABLE)).toHaveLength(5);
});
