import { type Ask, FIRST_DAY, type How, TODAY } from './small-sandbox';

export interface Times {
  readonly productive: number;
  readonly unproductive: number;
  readonly undefined: number;
  readonly total: number;
}

type Pair = readonly [id: number, name: string | null];

/** A record of hours as the current reference prints it, lists as pairs of id and name. */
export interface Hours {
  readonly date: string;
  readonly userId: number | null;
  readonly computerId: number | null;
  readonly user: string | null;
  readonly computer: string | null;
  readonly groups: readonly Pair[] | null;
  readonly users: readonly Pair[] | null;
  readonly computers: readonly Pair[] | null;
  readonly firstActivity: string | null;
  readonly lastActivity: string | null;
  readonly lastActivityLog: string | null;
  readonly activeTime: Times;
  readonly passiveTime: Times;
  readonly totalTime: number;
  readonly TotalOfflineMeetings?: number;
  readonly location?: string | null;
}

/** A record of the log; `date` in early access, `time` and what follows it in the current reference. */
export interface Log {
  readonly logId: string;
  readonly productivity: number;
  readonly date?: string;
  readonly time?: string;
  readonly time_zone?: string | null;
  readonly time_utc?: string;
  readonly computerId: number;
  readonly computer: string | null;
  readonly user: string | null;
  readonly duration: number;
  readonly titleBar?: string | null;
  readonly url: string | null;
  readonly popupAlarm: boolean | null;
}

export interface HoursPage {
  readonly activity: readonly Hours[] | null;
  readonly total: number;
}

export interface LogPage {
  readonly activity: readonly Log[] | null;
  readonly cursor: string;
}

export const USERS = '/reports/v2/workinghours/users';
export const COMPUTERS = '/reports/v2/workinghours/computers';
export const LOG = '/reports/v2/activitylog';
export const EVERY_DAY = `from=${FIRST_DAY}&to=${TODAY}`;

const CURRENT: How = { as: 'x-api-key' };

/** Every record of hours there is for a query, in pages of 1000, as the current reference prints them. */
export async function allHours(ask: Ask, path: string, query: string, how: How = CURRENT): Promise<readonly Hours[]> {
  const rows: Hours[] = [];
  for (let page = 1; ; page += 1) {
    const { body } = await ask<HoursPage>(`${path}?${query}&pageSize=1000&page=${page}`, how);
    rows.push(...(body.activity ?? []));
    if (rows.length >= body.total) return rows;
  }
}

/** A page of the log, with the digits of its ids kept as text. */
export async function logPage(ask: Ask, query: string, how: How = CURRENT): Promise<LogPage> {
  const { text } = await ask(`${LOG}?${query}`, how);
  return JSON.parse(text.replace(/"logId":(\d+)/g, '"logId":"$1"')) as LogPage;
}

/** Every page of the log for a query until one is empty; the last cursor with them. */
export async function allLog(
  ask: Ask,
  query: string,
  how: How = CURRENT,
): Promise<{ readonly rows: readonly Log[]; readonly cursor: string }> {
  const rows: Log[] = [];
  let page = await logPage(ask, query, how);
  while (page.activity?.length) {
    rows.push(...page.activity);
    page = await logPage(ask, `${query}&cursor=${page.cursor}`, how);
  }
  return { rows, cursor: page.cursor };
}
