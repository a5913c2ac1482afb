import type { Task } from '../task';
import type { TableShape, WarehouseTable } from '../warehouse/warehouse';
import type { Exchange } from './exchange';
import { textAt } from './json-at';
import { runStatement } from './queries';
import { getTable, ownerLabels } from './table-requests';
import type { About } from './trouble';
import { type TableView, tableViews } from './views';

/**
 * Makes the views beside a table that aren't there, or not as they are to be. What has the name of one and isn't the report's is left alone.
 * @returns the names of the report's views
 */
export function* makeViews(exchange: Exchange, table: WarehouseTable, shape: TableShape, owner: string): Task<readonly string[]> {
  const labels = ownerLabels(owner);
  const [[label, mark]] = Object.entries(labels) as [[string, string]];
  const views = tableViews(table, shape, labels);
  if (views.length === 0) return [];
  const about: About = { ...table, shape };
  const found = yield* exchange.send(
    about,
    views.map(({ view }) => getTable(view)),
    [404],
  );
  const own: TableView[] = [];
  for (const [at, one] of views.entries()) {
    const { status, body } = found[at] ?? { status: 404, body: {} };
    if (status !== 404 && textAt(body, 'labels', label) !== mark) continue;
    own.push(one);
    if (!one.statement.endsWith(textAt(body, 'view', 'query') || '\0')) yield* runStatement(exchange, about, one.statement);
  }
  return own.map(({ view }) => view.table);
}
