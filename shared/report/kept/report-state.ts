import type { AccountSign } from '../../api/connections/account-sign';
import type { KeyValueStore } from '../../ports';
import type { WriteDisposition } from '../../table/plan/modes';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import { isByGroup } from '../definition/output';
import { rollupIdentity } from '../definition/rollup-output';
import type { Bookmark } from './bookmark';
import { removeHealth } from './report-health';
import { loadJson, parsedJson } from './stored-json';

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

/** Without the order in which a log is grouped. One that was damaged is like no other. */
export const inNoOrder = (meaning: string): string =>
  JSON.stringify(parsedJson(meaning) ?? meaning, (key, part) => (key && Array.isArray(part) ? [...part].sort() : part));

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

/** Forgets what is known of a report; its rows in the sheet stay. */
export function* removeState(documents: KeyValueStore, id: string): Task<void> {
  yield* wait(documents.remove(stateKey(id)));
  yield* removeHealth(documents, id);
}
