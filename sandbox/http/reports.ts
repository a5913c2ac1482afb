import type { Context, Hono } from 'hono';
import { dayIn } from '../calendar';
import { queryHours } from '../data/hours-query';
import { newestArrival, queryLog } from '../data/log-query';
import { scopeOf } from '../data/scope';
import type { Dialect, ListForm } from '../options';
import { ACCOUNT_ZONE } from '../organisation/organisation';
import { callerOf } from './authorization';
import { requireReports } from './keys';
import {
  type Collection,
  dayParameter,
  type Filters,
  filterParameters,
  integerParameter,
  pageSizeParameter,
  type Query,
} from './parameters';
import { Problem } from './problem';
import { hoursRecord, logRecord, type RecordStyle } from './records';
import { type Service, served } from './service';

const json = (body: string): Response => new Response(body, { headers: { 'content-type': 'application/json; charset=utf-8' } });

/** The three collections of the Live Data API. */
export function addReports(app: Hono, service: Service): void {
  app.get('/reports/v2/workinghours/users', (context) => hours(service, context, 'users'));
  app.get('/reports/v2/workinghours/computers', (context) => hours(service, context, 'computers'));
  app.get('/reports/v2/activitylog', (context) => log(service, context));
}

/** The form in which each dialect gives lists where the options don't say. */
const LIST_FORMS: Readonly<Record<Dialect, ListForm>> = { 'early-access': 'objects', current: 'lists' };

interface Asked {
  readonly query: Query;
  readonly filters: Filters;
  readonly style: RecordStyle;
  readonly account: string;
}

function asked(service: Service, context: Context, collection: Collection): Asked {
  const { user, headerOf } = callerOf(service, context);
  requireReports(user);
  const query = context.req.query();
  const filters = filterParameters(query, served(service), collection);
  const only = served(service).length === 1 ? (served(service)[0] as Dialect) : undefined;
  const dialect = only ?? filters.spokenIn ?? headerOf;
  const listForm = service.options.listForm ?? LIST_FORMS[dialect];
  return { query, filters, style: { plan: service.plan, dialect, listForm, viewable: user.viewable }, account: user.account };
}

function hours(service: Service, context: Context, collection: 'users' | 'computers'): Response {
  const { query, filters, style } = asked(service, context, collection);
  const firstDay = dayParameter(query, 'from');
  const lastDay = dayParameter(query, 'to');
  if (firstDay === undefined || lastDay === undefined) throw new Problem(400, 'from and to are required, as dates in the form YYYY-MM-DD.');
  if (firstDay > lastDay) throw new Problem(400, 'from must not be after to.');
  const by = collection === 'users' ? 'person' : 'computer';
  const scope = scopeOf(service.plan.organisation, style.viewable, filters.narrowing);
  const page = integerParameter(query, 'page', 1, 1_000_000_000) ?? 1;
  const newestFirst = service.options.hoursOrder === 'newest-first';
  const { rows, total } = queryHours(service.database, {
    by,
    scope,
    firstDay,
    lastDay,
    newestFirst,
    page,
    pageSize: pageSizeParameter(query),
  });
  // Both are documented for nothing found: null where a filter names nobody, an empty list elsewhere.
  const activity = total === 0 && filters.narrowing !== undefined ? null : rows.map((row) => hoursRecord(row, by, style));
  return json(JSON.stringify({ activity, total }));
}

function log(service: Service, context: Context): Response {
  const { query, filters, style, account } = asked(service, context, 'activitylog');
  const cursor = query.cursor === undefined || query.cursor === '' ? undefined : service.cursors.read(account, query.cursor);
  const lastDay = dayParameter(query, 'endDate');
  // With a cursor startDate is not even looked at.
  const firstDay = cursor === undefined ? (dayParameter(query, 'startDate') ?? dayIn(ACCOUNT_ZONE, service.now())) : undefined;
  if (firstDay !== undefined && lastDay !== undefined && firstDay > lastDay) throw new Problem(400, 'startDate must not be after endDate.');
  const rows = queryLog(service.database, {
    scope: scopeOf(service.plan.organisation, style.viewable, filters.narrowing),
    firstDay,
    lastDay,
    after: cursor ?? 0,
    minDuration: filters.minDuration,
    maxDuration: filters.maxDuration,
    limit: pageSizeParameter(query),
  });
  const next = rows.at(-1)?.arrival ?? cursor ?? newestArrival(service.database);
  const activity =
    rows.length === 0 && filters.narrowing !== undefined ? 'null' : `[${rows.map((row) => logRecord(row, style)).join(',')}]`;
  return json(`{"activity":${activity},"cursor":${JSON.stringify(service.cursors.write(account, next))}}`);
}
