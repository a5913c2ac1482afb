import { type BigQueryService, bigQueryService } from '../../../sandbox/bigquery/service';
import { describeWarehouseContract } from '../../contract/warehouse.contract';
import { handClock } from '../../doubles/hand-clock';
import { sandboxWarehouse } from '../../doubles/sandbox-warehouse';

const PROJECT = 'acme-analytics';

let open: BigQueryService | undefined;
afterEach(() => open?.close());

describe.each(['at once', 'later'] as const)('the warehouse over a BigQuery that answers %s', (timing) => {
  describeWarehouseContract(() => {
    const clock = handClock(timing);
    const service = bigQueryService({
      people: { token: { email: 'olga@acme.example', grants: [{ role: 'admin', project: PROJECT }] } },
      projects: [PROJECT],
      now: clock.now,
    });
    open = service;
    return {
      warehouse: sandboxWarehouse(timing, service, clock, 'token'),
      rowsOf({ project, dataset, table }, { fields }) {
        const { columns, rows } = service.rows({ project, dataset, table }, 0, 1_000);
        const places = fields.map(({ name }) => [name, columns.findIndex((column) => column.name === name)] as const);
        return Promise.resolve(
          rows.map((row) => Object.fromEntries(places.flatMap(([name, at]) => (row[at] === null ? [] : [[name, row[at] as string]])))),
        );
      },
    };
  });
});
