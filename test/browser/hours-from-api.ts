import { serialOfIso } from '../../shared/model/serial';
import type { OpenPlayground } from './page';

export interface ApiRow {
  readonly date: string;
  /** Null in some rows, as the API may have it: nobody can tell then whose they are. */
  readonly users: readonly { readonly id: number; readonly name: string | null }[] | null;
  readonly activeTime: { readonly total: number };
}

const DAY_MS = 86_400_000;

/** The days up to today as the API itself gives them, page by page. @param from the first of them; the last seven days otherwise */
export async function hoursFromApi(
  { sandbox }: Pick<OpenPlayground, 'sandbox'>,
  from = new Date(Date.parse(sandbox.today) - 6 * DAY_MS).toISOString().slice(0, 10),
): Promise<readonly ApiRow[]> {
  const to = sandbox.today;
  const rows: ApiRow[] = [];
  for (let page = 1; ; page += 1) {
    const query = new URLSearchParams({ from, to, page: String(page), pageSize: '500' });
    const response = await fetch(`${sandbox.address}/reports/v2/workinghours/users?${query}`, {
      headers: { authorization: `Bearer ${sandbox.keys.administrator}` },
    });
    const { activity, total } = (await response.json()) as { readonly activity: readonly ApiRow[]; readonly total: number };
    rows.push(...activity);
    if (rows.length >= total) return calledAsNow(rows);
  }
}

/** Who was renamed meanwhile has the newest name in every row, as the products show it. */
function calledAsNow(rows: readonly ApiRow[]): readonly ApiRow[] {
  const names = new Map(rows.flatMap(({ users }) => (users ? [[users[0].id, users[0].name]] : [])));
  return rows.map((row) => (row.users ? { ...row, users: row.users.map(({ id, name }) => ({ id, name: names.get(id) ?? name })) } : row));
}

export const nameOf = ({ users }: ApiRow): string => users?.[0].name ?? String(users?.[0].id ?? '');

const words = (date: unknown, user: unknown, active: unknown): string =>
  `${String(date)} ${String(user)} ${Math.round(Number(active) * 3600)}`;

/** Day, person and active seconds of each row that the API gave, in one order. */
export const wordsOfApi = (rows: readonly ApiRow[]): readonly string[] =>
  rows.map((row) => words(serialOfIso(row.date), nameOf(row), row.activeTime.total / 3600)).sort();

/** The same of the rows in a sheet whose first columns are day, person and active hours; without the empty ones, and without the ids of people who share a name. */
export const wordsOfCells = (rows: readonly (readonly unknown[])[]): readonly string[] =>
  rows
    .filter(([date]) => date !== null)
    .map(([date, user, active]) => words(date, String(user ?? '').replace(/ \(\d+\)$/, ''), active))
    .sort();
