import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import { IS_OF_SCHEDULE, type RunRecord, WENT } from './run';
import { loadJson } from './stored-json';

/** How the last refreshes ended. */
export interface ReportHealth {
  readonly last?: RunRecord;
  /** Failures since the last refresh that went well. */
  readonly failures: number;
  /** What the last of them said, where a refresh was stopped since. */
  readonly why?: string;
  /** When the one before began that counts for the schedule; milliseconds since 1970. Only where the last doesn't: a person, or her open document, tried it in vain. */
  readonly served?: number;
  /** When the last one began that the schedule itself set off, 0 for never: only such a one takes a snapshot. An earlier version did not keep it. */
  readonly scheduled?: number;
  /** How often the schedule's own failed since one went well; counted from one again where another went well. An earlier version did not keep it. */
  readonly inVain?: number;
}

const healthKey = (id: string): string => `activtrak.health.${id}`;

/** How a report's last refreshes went; without failures before its first. */
export function* loadHealth(documents: KeyValueStore, id: string): Task<ReportHealth> {
  return (yield* loadJson<ReportHealth>(documents, healthKey(id))) ?? { failures: 0 };
}

/** Keeps how a refresh ended. @param before what was kept until then */
export function* saveHealth(documents: KeyValueStore, record: RunRecord, before: ReportHealth): Task<ReportHealth> {
  const went = WENT[record.outcome];
  const failures = went === 'well' ? 0 : before.failures + (went === 'wrong' ? 1 : 0);
  const isInVain = !IS_OF_SCHEDULE[record.trigger] && went !== 'well';
  const why = went === 'unfinished' && failures > 0 ? (before.why ?? before.last?.message) : undefined;
  const scheduled = record.trigger === 'schedule' ? beganAt(record) : scheduledAt(before);
  const inVain = inVainAfter(record, before);
  const health = {
    last: record,
    failures,
    ...(why === undefined ? {} : { why }),
    ...(isInVain ? { served: servedAt(before) ?? 0 } : {}),
    ...(scheduled === undefined ? {} : { scheduled }),
    ...(inVain === 0 ? {} : { inVain }),
  };
  yield* wait(documents.set(healthKey(record.reportId), JSON.stringify(health)));
  return health;
}

const beganAt = ({ since, at }: RunRecord): number => since ?? at;

function scheduledAt({ last, scheduled }: ReportHealth): number | undefined {
  if (scheduled !== undefined) return scheduled;
  if (last === undefined) return 0;
  return last.trigger === 'schedule' ? beganAt(last) : undefined;
}

/**
 * When the last refresh began that counts for a report's schedule; `undefined` where there was none. Where the schedule takes snapshots, nobody
 * else's does.
 */
export function servedAt(
  { last, served = last && beganAt(last), scheduled = served }: ReportHealth,
  { snapshots }: Pick<Report, 'snapshots'> = {},
): number | undefined {
  return snapshots === undefined ? served : scheduled;
}

const ownFailures = ({ last, failures, inVain = last?.trigger === 'schedule' ? failures : 0 }: ReportHealth): number => inVain;

function inVainAfter({ trigger, outcome }: RunRecord, before: ReportHealth): number {
  const own = ownFailures(before);
  if (trigger !== 'schedule') return WENT[outcome] === 'well' ? Math.min(own, 1) : own;
  return WENT[outcome] === 'well' ? 0 : own + (WENT[outcome] === 'wrong' ? 1 : 0);
}

/** How many failures a report's schedule has to make up for. Where it takes snapshots, nobody else's count, and nobody else makes up for its own. */
export const failuresFor = (health: ReportHealth, { snapshots }: Pick<Report, 'snapshots'>): number =>
  snapshots === undefined ? health.failures : ownFailures(health);

/** Forgets how a report's refreshes went. */
export const removeHealth = (documents: KeyValueStore, id: string): Task<void> => wait(documents.remove(healthKey(id)));
