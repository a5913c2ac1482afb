/** The tab of BigQuery: the tables that reports have filled, with their rows, as the warehouse on this machine has them. */
import { element } from '../element';
import { loaded } from '../loaded';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
}

interface Table {
  readonly name: { readonly project: string; readonly dataset: string; readonly table: string };
  readonly type: 'TABLE' | 'VIEW';
  readonly location: string;
  readonly description: string;
  readonly day?: string;
  readonly clustering: readonly string[];
  readonly rows: number;
  readonly partitions: readonly { readonly day: string; readonly rows: number }[];
  readonly policies: readonly string[];
}

interface Rows {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly total: number;
}

const PAGE_ROWS = 100;
/** Between two looks at the tables, while the tab is seen. */
const LOOK_MS = 5_000;

const fullName = ({ name }: Table): string => `${name.project}.${name.dataset}.${name.table}`;
const count = (number: number, one: string): string => `${number.toLocaleString('en-US')} ${one}${number === 1 ? '' : 's'}`;

/** Begins to look at the tables, as long as the tab is seen. */
export function showWarehouse(): void {
  let tables: readonly Table[] = [];
  let chosen: string | undefined;
  let from = 0;
  /** What is on the screen, so that nothing is drawn anew where nothing has changed. */
  let drawn = '';
  let turns = 0;

  async function look(): Promise<void> {
    const turn = turns;
    const answer = await loaded('bigquery/tables', (response) => response.json() as Promise<readonly Table[]>);
    const now = () => JSON.stringify([answer, chosen, from]);
    if (now() === drawn) return;
    tables = answer;
    const table = tables.find((one) => fullName(one) === chosen) ?? tables[0];
    chosen = table && fullName(table);
    const rows = table && (await rowsOf(table, from));
    // Another look has shown the same meanwhile, or goes where the person has turned to since.
    if (turn !== turns || now() === drawn) return;
    drawn = now();
    element('warehouse-empty').hidden = tables.length > 0;
    element('warehouse-tables').replaceChildren(...tables.map(item));
    element('warehouse-table').hidden = table === undefined;
    if (table && rows) drawTable(table, rows);
  }

  function item(table: Table): HTMLElement {
    const button = make('button', fullName(table).replace(`${table.name.project}.`, ''));
    button.setAttribute('type', 'button');
    if (fullName(table) === chosen) button.setAttribute('aria-current', 'true');
    button.append(make('span', table.type === 'VIEW' ? 'view' : count(table.rows, 'row')));
    button.addEventListener('click', () => turnTo(fullName(table), 0));
    const line = document.createElement('li');
    line.append(button);
    return line;
  }

  function drawTable(table: Table, { columns, rows, total }: Rows): void {
    element('warehouse-name').textContent = fullName(table);
    element('warehouse-description').textContent = table.description;
    element('warehouse-facts').textContent = factsOf(table);
    element('warehouse-partitions').replaceChildren(
      ...table.partitions.map(({ day, rows: own }) => make('li', `${day}: ${count(own, 'row')}`)),
    );
    element('warehouse-days').hidden = table.partitions.length === 0;
    const heads = columns.map(({ name, type, description = '' }) => {
      const head = make('th', name);
      head.title = description;
      head.append(make('span', type));
      return head;
    });
    const lines = rows.map((row) => lineOf(row.map((value) => make('td', value ?? '', value === null ? 'null' : undefined))));
    element('warehouse-rows').replaceChildren(lineOf(heads), ...lines);
    element('warehouse-range').textContent =
      total === 0
        ? 'No rows'
        : `${(from + 1).toLocaleString('en-US')} to ${(from + rows.length).toLocaleString('en-US')} of ${count(total, 'row')}`;
    element<HTMLButtonElement>('warehouse-before').disabled = from === 0;
    element<HTMLButtonElement>('warehouse-after').disabled = from + rows.length >= total;
  }

  function turnTo(name: string | undefined, row: number): void {
    [chosen, from] = [name, Math.max(0, row)];
    drawn = '';
    turns += 1;
    lookAgain();
  }

  const lookAgain = (): void =>
    void look().catch((failure: Error) => {
      element('warehouse-facts').textContent = failure.message;
    });
  element('warehouse-before').addEventListener('click', () => turnTo(chosen, from - PAGE_ROWS));
  element('warehouse-after').addEventListener('click', () => turnTo(chosen, from + PAGE_ROWS));
  window.addEventListener('hashchange', lookAgain);
  setInterval(() => {
    if (!element('bigquery').hidden && !document.hidden) lookAgain();
  }, LOOK_MS);
  lookAgain();
}

function rowsOf({ name }: Table, from: number): Promise<Rows> {
  const search = new URLSearchParams({ ...name, from: String(from), most: String(PAGE_ROWS) });
  return loaded(`bigquery/rows?${search}`, (response) => response.json() as Promise<Rows>);
}

const factsOf = ({ location, rows, type, day, clustering, policies }: Table): string =>
  [
    location,
    type === 'VIEW' ? 'view' : count(rows, 'row'),
    ...(day === undefined ? [] : [`partitioned by ${day}`]),
    ...(clustering.length === 0 ? [] : [`clustered by ${clustering.join(', ')}`]),
    ...(policies.length === 0 ? [] : [`row access: ${policies.join(', ')}`]),
  ].join(' · ');

function make(tag: string, text: string, look?: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (look !== undefined) made.className = look;
  return made;
}

function lineOf(cells: readonly HTMLElement[]): HTMLElement {
  const line = document.createElement('tr');
  line.append(...cells);
  return line;
}
