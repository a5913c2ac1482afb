import { match } from '../../../sandbox/bigquery/statement';
import { TWINS } from '../../../sandbox/bigquery/twins';
import { type Shipped, shippedStatements } from '../../sql/shipped';
import { HERE, type SmallWarehouse, smallWarehouse } from './small-warehouse';

const TABLES = `${HERE}/datasets/activtrak/tables`;

/** Makes a table of fields, if it may be called so. */
function make({ ask }: SmallWarehouse, table: string, fields: readonly object[]): boolean {
  const tableReference = { projectId: 'acme-analytics', datasetId: 'activtrak', tableId: table };
  return (
    ask('POST', TABLES, { tableReference, schema: { fields: fields.map((field) => ({ ...field, mode: 'NULLABLE' })) } }).status === 200
  );
}

describe('every statement that ships', () => {
  const warehouse = smallWarehouse({ limits: { updatesOfTableIn10s: 1e6, updatesOfPartitionedIn10s: 1e6 } });
  const statements = shippedStatements();
  const taken = ({ tables }: Shipped): boolean =>
    tables
      .map(({ name, fields }) => {
        const table = name.replace('acme-analytics.activtrak.', '');
        return warehouse.ask('GET', `${TABLES}/${encodeURIComponent(table)}`).status === 200 || make(warehouse, table, fields);
      })
      .every(Boolean);

  test('has a twin that runs, if its tables may be called so, and is read as it is written if not', () => {
    let ran = 0;
    for (const shipped of statements) {
      if (taken(shipped)) {
        ran += 1;
        expect([shipped.name, warehouse.query(shipped.statement, { dryRun: true })]).toMatchObject([shipped.name, { status: 200 }]);
        expect([shipped.name, warehouse.query(shipped.statement)]).toMatchObject([shipped.name, { status: 200 }]);
      } else {
        expect([shipped.name, TWINS.filter((twin) => 'holes' in match(twin.statement, shipped.statement)).length]).toEqual([
          shipped.name,
          1,
        ]);
      }
    }
    expect(ran).toBeGreaterThan(20);
  });
});
