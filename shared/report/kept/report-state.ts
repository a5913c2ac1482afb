import type { AccountSign } from '../../api/connections/account-sign';
import type { KeyValueStore } from '../../ports';
import type { WriteDisposition } from '../../table/plan/modes';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import { isByGroup } from '../definition/output';
import { rollupIdentity } from '../definition/rollup-output';
import type { Bookmark } from './bookmark';
import { IS_OF_SCHEDULE, type RunRecord, WENT } from './run';

/** How people are called in a report's rows, where it is not as ActivTrak calls them there. */
export interface NamesTold {
  /** Whose names the list of people held. */
  readonly connection: string;
  /** The day on which it was read, as a serial number: people seldom come or go, and a refresh with nothing new is one request. */
  readonly on: number;
  /** A word of everybody in the rows. */
  readonly of: string;
  readonly told: readonly (readonly [name: string, id: number | '', shown: string])[];
}

/** The first day of which ActivTrak still returned hours, when it was asked for. */
export interface FirstKept {
  readonly connection: string;
  /** The day on which it was asked for, as a serial number: it moves on by a day a day. */
  readonly on: number;
  /** A serial number; none where no day could be proven to be the first. */
  readonly day?: number | undefined;
}

/** Days of a report that ActivTrak no longer returns. */
export interface MissingDays {
  /** For viewers of the sheet too. */
  readonly words: string;
  /** Whether these are all of its days. */
  readonly isAll: boolean;
}

/** What is known of a report's rows in the sheet; kept beside the definition, so that an edit never loses it. */
export interface ReportState {
  readonly version: 1;
  /** The columns as they were written: key and header. */
  readonly columns: readonly (readonly [key: string, label: string])[];
  /** What the rows mean: rows of another meaning cannot be kept beside them. */
  readonly meaning: string;
  /** The number format of its durations. An earlier version did not keep it. */
  readonly durations?: string | undefined;
  /** Keys of the columns in which words stand for numbers. */
  readonly worded?: readonly string[] | undefined;
  /** Log ids are texts, however short they are. */
  readonly textIds?: true | undefined;
  readonly disposition: WriteDisposition;
  readonly rows: number;
  /** Where they stand, by the sheet's id and name; a copy of that sheet is left alone. An earlier version did not keep it. */
  readonly sheet?: string | undefined;
  readonly sheetName?: string | undefined;
  readonly people?: number;
  readonly bookmark?: Bookmark | undefined;
  readonly names?: NamesTold | undefined;
  readonly firstKept?: FirstKept | undefined;
  /** Days that ActivTrak no longer returned when all were read last. */
  readonly missing?: MissingDays | undefined;
  /** When and by whom the rows were refreshed; milliseconds since 1970. */
  readonly refreshedAt: number;
  readonly refreshedBy: string;
  /** What the connection was called that they came from, where there were several. */
  readonly refreshedFrom?: string | undefined;
  /** The host of the account that they came from. An earlier version did not keep it. */
  readonly host?: string | undefined;
  /** By what that account is known again, as far as it was known by whom its keys had shown. */
  readonly account?: AccountSign | undefined;
  /** The zone in which its days were counted. */
  readonly zone: string;
  /** The status line as it was written. */
  readonly status: string;
  /** The refresh that this was saved by. */
  readonly runId: string;
}

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

/** What the rows of a report mean, apart from whom and which days they are about. */
export const meaningOf = (report: Report): string =>
  JSON.stringify([
    ...baseMeaning(report),
    ...(report.connection ? [`connection ${report.connection.handle}`] : []),
    ...(isByGroup(report) ? ['by group'] : []),
    ...(report.rollup ? [rollupIdentity(report, report.rollup)] : []),
  ]);

/** Whether they mean the same, in whichever order a log is grouped by the same. */
export const hasMeaning = ({ meaning }: ReportState, report: Report): boolean => inNoOrder(meaning) === inNoOrder(meaningOf(report));

/** Without the order in which a log is grouped. */
export const inNoOrder = (meaning: string): string =>
  JSON.stringify(JSON.parse(meaning), (key, part) => (key && Array.isArray(part) ? [...part].sort() : part));

const baseMeaning = ({ stream, unit, privacy }: Report): readonly unknown[] => [stream, unit, privacy];

/** Whether rows by group were written by an earlier version, which gave every combination of a person's groups a row of its own. */
export const isByCombination = ({ meaning, columns }: ReportState, report: Report): boolean =>
  isByGroup(report) && columns.some(([key]) => key === 'groups') && meaning === JSON.stringify(baseMeaning(report));

/** Whom a report is about, in one word. */
export const whoWord = ({ who }: Report): string =>
  who
    .map(({ kind, id }) => `${kind}:${id}`)
    .sort()
    .join(' ');

/** What the document's keys of states begin with; the report's ID follows. */
export const STATE_PREFIX = 'activtrak.state.';
const stateKey = (id: string): string => STATE_PREFIX + id;
const healthKey = (id: string): string => `activtrak.health.${id}`;

/** A report's state; `undefined` before its first refresh. */
export const loadState = (documents: KeyValueStore, id: string): Task<ReportState | undefined> =>
  loadJson<ReportState>(documents, stateKey(id));

/** Whether a newer version has refreshed a report last, given what stands under its state's key: its rows are not what this version takes them for. */
export const isNewerState = (text: string | undefined): boolean => Number((text && parsedJson<ReportState>(text)?.version) || 1) > 1;

/** The same of one report. */
export function* wasRefreshedByNewer(documents: KeyValueStore, id: string): Task<boolean> {
  return isNewerState(yield* wait(documents.get(stateKey(id))));
}

/** Saves a report's state in place of the one before. */
export const saveState = (documents: KeyValueStore, id: string, state: ReportState): Task<void> =>
  wait(documents.set(stateKey(id), JSON.stringify(state)));

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

/** Forgets what is known of a report; its rows in the sheet stay. */
export function* removeState(documents: KeyValueStore, id: string): Task<void> {
  yield* wait(documents.remove(stateKey(id)));
  yield* wait(documents.remove(healthKey(id)));
}

/** What stands under a key; whatever cannot be read counts as not there. */
export function* loadJson<T>(store: KeyValueStore, key: string): Task<T | undefined> {
  const text = yield* wait(store.get(key));
  return text === undefined ? undefined : parsedJson<T>(text);
}

/** What a stored text holds; `undefined` if it can't be used. */
export function parsedJson<T>(text: string): T | undefined {
  try {
    const value = JSON.parse(text) as (T & { readonly version?: unknown }) | null;
    return value ?? undefined;
  } catch {
    return undefined;
  }
}
