import { earlierDaysMissing, noRowsKept } from '#words/refreshing';
import { unlessFailed } from '../../api/requests/unless-failed';
import { firstDay, MOST_QUIET_DAYS, SURELY_KEPT } from '../../api/streams/first-day';
import { rangeWords } from '../../model/date-range';
import { isoDay } from '../../model/serial';
import { isOnlyAdding } from '../../table/plan/modes';
import type { Task } from '../../task';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import type { FirstKept, MissingDays } from '../kept/report-state';
import type { Job } from '../run/job';

/**
 * What ActivTrak no longer keeps of a report's days; looked for only where they begin with a week of nothing. A refresh that reads some of the
 * days alone says what the last whole one said.
 */
export function* missingDays(job: Job): Task<MissingDays | undefined> {
  const { report, plan, run, reading, state, account } = job;
  if (HAS_WAREHOUSE && job.source) return undefined;
  const { parts } = run.plan;
  const range = { ...run.plan.range, ...(run.grouping ? { from: run.grouping.own.from } : {}) };
  const isWhole = range.from <= plan.days.from && parts.length > 0 && parts.every(({ cursor }) => cursor === undefined);
  // What an append read once stays in the sheet.
  if (!isWhole || (isOnlyAdding(report.disposition) && state !== undefined)) return state?.missing;
  const { first = Number.POSITIVE_INFINITY } = reading.counters;
  if (range.from >= account.calendar.today - SURELY_KEPT || first < range.from + MOST_QUIET_DAYS) return undefined;
  job.firstKept = yield* firstKept(job);
  const { day } = job.firstKept;
  if (day === undefined || day <= range.from) return undefined;
  const isAll = day > range.to;
  return {
    isAll,
    words: isAll ? noRowsKept(isoDay(day), rangeWords(range)) : earlierDaysMissing(isoDay(day)),
  };
}

function* firstKept(job: Job): Task<FirstKept> {
  const { account, plan, state } = job;
  const [connection, on, known] = [account.connection.id, plan.today, state?.firstKept];
  if (known?.connection === connection && known.on === on) return known;
  const found = yield* unlessFailed(firstDayRead(job));
  // The rows are there already.
  return found ? { connection, on, ...found } : { connection, on: 0 };
}

function* firstDayRead({ ports, account }: Job): Task<Pick<FirstKept, 'day'>> {
  return { day: yield* firstDay(account.client, ports.budget, account.calendar.today) };
}
