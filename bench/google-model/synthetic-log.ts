import type { HttpRequest, HttpResponse } from '../../shared/ports';

const DAY_MS = 86_400_000;

/** A log of so many records, spread evenly over some days. */
export interface SyntheticLog {
  /** `YYYY-MM-DD` */
  readonly firstDay: string;
  readonly days: number;
  readonly records: number;
}

/**
 * The activity log of an account of any size, in the current dialect. Each record is made when it is asked for, always the same, with about
 * 640 bytes as the API's have; so that no size of it needs memory.
 */
export function syntheticLog({ firstDay, days, records }: SyntheticLog): (request: HttpRequest) => HttpResponse {
  const perDay = Math.ceil(records / days);
  const start = Date.parse(firstDay);
  const dayOf = (date: string): number => (Date.parse(date) - start) / DAY_MS;
  const firstOf = (day: number): number => Math.max(0, Math.min(records, day * perDay));
  function page(query: URLSearchParams): string {
    const cursor = query.get('cursor');
    const from = cursor === null ? firstOf(dayOf(query.get('startDate') ?? firstDay)) : Number.parseInt(cursor, 36);
    const endDate = query.get('endDate');
    const end = endDate === null ? records : firstOf(dayOf(endDate) + 1);
    const to = Math.max(from, Math.min(end, from + Number(query.get('pageSize') ?? 1000)));
    const list: string[] = [];
    for (let number = from; number < to; number += 1) list.push(record(number, start, perDay));
    return `{"activity":[${list.join(',')}],"cursor":"${to.toString(36).padStart(28, '0')}"}`;
  }
  return ({ url }) => {
    const { pathname, searchParams } = new URL(url);
    if (!pathname.endsWith('/activitylog')) return { status: 403, headers: {}, body: '{"message":"The log alone is here."}' };
    return { status: 200, headers: {}, body: page(searchParams) };
  };
}

const APPS = ['Gridly Sheets', 'Beacon Browser', 'Pocket Chess', 'Ledger Desk', 'Quill Writer', 'Harbor Mail', 'Relay Chat'] as const;
const TITLES = ['Weekly stand-up', 'Invoice 4711 - draft', 'Customers of the north', 'Report for March', 'Minutes'] as const;

function record(number: number, start: number, perDay: number): string {
  const ms = start + Math.floor(number / perDay) * DAY_MS + Math.floor(((number % perDay) / perDay) * 86_000) * 1000;
  const time = new Date(ms).toISOString().slice(0, 19);
  const person = (number * 7919) % 400;
  const app = (number * 31) % APPS.length;
  const title = TITLES[(number * 17) % TITLES.length];
  const site =
    number % 3 === 0 ? `"website":"wiki${number % 50}.example","subpage":"/pages/${number % 9973}"` : '"website":null,"subpage":null';
  const url = number % 3 === 0 ? `"https://wiki${number % 50}.example/pages/${number % 9973}?view=full&from=search"` : 'null';
  return (
    `{"logId":${FIRST_ID + BigInt(number)},"productivity":${number % 4},"screenshotUrl":null,"popupAlarm":null,"emailAlarm":null,` +
    `"externalNotificationAlarm":null,"terminate":null,"time":"${time}","computerId":${person + 1000},"computer":"LAPTOP-${person}",` +
    `"primaryDomain":"NORTHFELL","privateIp":"10.1.${person % 250}.${person % 199}","publicIp":"203.0.113.${person % 250}",` +
    `"loginDomain":"NORTHFELL","user":"Person Number ${person}","session":${(number % 5) + 1},"duration":${(number * 13) % 900},` +
    `"applicationId":${app + 1},"websiteId":${number % 3 === 0 ? (number % 50) + 1 : 'null'},"titleBar":"${title} ${number % 997} - ${APPS[app]}",` +
    `"executable":"program${app}.exe","description":"${APPS[app]}",${site},"url":${url},"location":"Office",` +
    `"time_zone":"Europe/Berlin","time_utc":"${time}Z"}`
  );
}

/** IDs of 64 bits, as the API's are. */
const FIRST_ID = 4_611_686_018_427_387_904n;
