import type { BigQueryService } from '../../sandbox/bigquery/service';
import { bigQuery } from '../../shared/bigquery/bigquery';
import type { Clock } from '../../shared/ports';
import type { Warehouse, WarehouseTransport } from '../../shared/warehouse/warehouse';
import { answer, type Timing } from './timing';

/** Carries requests to BigQuery's sandbox in this process, in the name of whoever has the token. */
export const sandboxTransport = (timing: Timing, { handle }: Pick<BigQueryService, 'handle'>, token: string): WarehouseTransport => ({
  send: (requests) =>
    answer(timing, () =>
      requests.map(({ method, path, contentType, headers, body }) => {
        const type: Readonly<Record<string, string>> = contentType === undefined ? {} : { 'content-type': contentType };
        const sent = handle({
          method,
          path,
          headers: { authorization: `Bearer ${token}`, ...type, ...headers },
          ...(body === undefined ? {} : { body }),
        });
        return { status: sent.status, headers: sent.headers, body: sent.body };
      }),
    ),
});

/**
 * The product's warehouse over it. Job IDs count.
 * @param requestBytes the most that one request may have, where it isn't BigQuery's own limit
 */
export function sandboxWarehouse(
  timing: Timing,
  service: Pick<BigQueryService, 'handle'>,
  clock: Clock,
  token: string,
  requestBytes?: number,
): Warehouse {
  let ids = 0;
  const transport = sandboxTransport(timing, service, token);
  return bigQuery({ transport, clock, newId: () => String(++ids), ...(requestBytes !== undefined && { requestBytes }) });
}
