import { HERE, LOG, smallWarehouse, TABLE } from './small-warehouse';

const AT = `${HERE}/datasets/activtrak/tables/activity_log`;
const FIELDS = [...LOG.schema.fields, { name: 'live_data_order', type: 'INT64' }];
const merge = [
  `MERGE ${TABLE} AS kept USING ( SELECT \`record_key\`, \`day\`, \`user\` FROM \`acme-analytics.activtrak.staging\` WHERE TRUE`,
  'QUALIFY ROW_NUMBER() OVER (PARTITION BY `record_key` ORDER BY live_data_order DESC) = 1 ) AS came',
  "ON kept.`record_key` = came.`record_key` AND (kept.`day` BETWEEN DATE '2026-03-30' AND DATE '2026-03-31')",
  'WHEN MATCHED THEN UPDATE SET `record_key` = came.`record_key`, `day` = came.`day`, `user` = came.`user`',
  'WHEN NOT MATCHED THEN INSERT (`record_key`, `day`, `user`) VALUES (came.`record_key`, came.`day`, came.`user`)',
].join(' ');

test('a table is as large as its values, whatever has changed them', () => {
  const { ask, loaded, query, pass } = smallWarehouse();
  ask('POST', `${HERE}/datasets/activtrak/tables`, LOG);
  ask('POST', `${HERE}/datasets/activtrak/tables`, { tableReference: { tableId: 'staging' }, schema: { fields: FIELDS } });
  const row = (record_key: string, day: string | null, user: string) => ({ record_key, day, user });
  const change = (what: () => unknown): number => {
    what();
    pass(60_000);
    const bytes = Number(ask('GET', AT).body.numBytes);
    // A dry run measures all rows anew.
    expect(query(`SELECT * FROM ${TABLE}`, { dryRun: true }).body.totalBytesProcessed).toBe(String(bytes));
    return bytes;
  };
  const staged = (...rows: readonly ReturnType<typeof row>[]) => {
    loaded(
      'staging',
      rows.map((one, live_data_order) => ({ ...one, live_data_order })),
      { writeDisposition: 'WRITE_TRUNCATE' },
    );
    expect(query(merge).status).toBe(200);
  };
  const day = { writeDisposition: 'WRITE_TRUNCATE' };
  expect([
    change(() => loaded('activity_log', [row('1', '2026-03-30', 'é'), row('2', '2026-03-31', 'ab')])),
    change(() => loaded('activity_log', [row('3', null, 'abc')])),
    change(() => loaded('activity_log$20260331', [row('2', '2026-03-31', 'abcd')], day)),
    change(() => staged(row('1', '2026-04-02', 'moved'), row('4', '2026-03-31', ''))),
    change(() => ask('DELETE', `${AT}$20260331`)),
    change(() => ask('PATCH', AT, { schema: { fields: [...LOG.schema.fields, { name: 'note', type: 'STRING' }] } })),
    change(() => loaded('activity_log', [{ note: 'x' }], { writeDisposition: 'WRITE_TRUNCATE' })),
  ]).toEqual([15 + 15, 30 + 8, 30 + 8 + 2, 18 + 8 + 17 + 13, 18 + 8, 18 + 8, 3]);
});
