import type { ClientPorts } from '../../api/requests/client';
import type { ChartWriter } from '../../chart-writer';
import type { Diagnostics } from '../../diagnostics';
import type { MarkedSheets } from '../../marks';
import type { Cell, Row } from '../../model/cell';
import type { KeyValueStore, Lock } from '../../ports';
import type { SheetStyler } from '../../sheet-styler';
import type { RowHeap } from '../../table/staging/row-heap';
import type { Report } from '../definition/definition';
import type { Person } from '../kept/person';
import type { FirstKept, NamesTold, ReportState } from '../kept/report-state';
import type { Progress, RunRecord, Trigger } from '../kept/run';
import type { Reading } from '../reading/reading';
import type { TallyHeap } from '../rollup/tally-heap';
import type { ReportAccount } from './account';
import type { Outside } from './outside';
import type { OpenSource, RowSource } from './row-source';
import type { RunFrame, RunState } from './run-state';

/** What refreshing asks of a host. */
export interface RefreshPorts extends ClientPorts {
  /** The store of the person whose key is used. */
  readonly secrets: KeyValueStore;
  readonly documents: KeyValueStore;
  readonly lock: Lock;
  readonly sheets: MarkedSheets;
  /** Without it, reports have no charts. */
  readonly charts?: ChartWriter;
  /** Without it, reports have no ready sheets. */
  readonly styler?: SheetStyler;
  /** Without it, no report fills a table. */
  readonly outside?: Outside<Job>;
  /** Without it, no report reads one. */
  readonly source?: RowSource;
  readonly diagnostics: Diagnostics;
  /** Whether schedules are looked at once an hour, give or take some minutes, as by Google's trigger; else each minute. */
  readonly looksHourly?: true;
  /** A random word that nobody can guess. */
  readonly newId: () => string;
  /** The document's IANA zone. */
  readonly zone: string;
  /** The document's locale: `de_DE`, `en-US`. */
  readonly locale?: () => string | undefined;
}

/** Who refreshes, on the key of whose store the ports are. */
export interface Actor {
  readonly person: Person;
  readonly trigger: Trigger;
}

/** What one call did. While it is `running`, another call goes on from there. */
export type RefreshStep =
  | { readonly state: 'running'; readonly progress: Progress }
  | { readonly state: 'ended'; readonly progress: Progress; readonly record: RunRecord };

/** What is to be known of all rows before they are written. It is gathered while they come, so that nobody reads them back for it. */
export interface RowFacts {
  /** Of how many rows. */
  rows: number;
  /** Rows whose identity another row has too. */
  repeated: number;
  readonly owners: Set<string>;
  /** By every name the ids of those who are called so, as far as rows say them that say which record they are ('' where they don't), and what to call them. */
  readonly named: Map<Cell | undefined, Map<number | '' | undefined, string | undefined>>;
  /** @param index where the row has the name; its key and its owner are its last cells */
  take(row: Row, index: number, way: number): void;
}

/** Everything that one call of a refresh works with. */
export interface Job {
  /** Its budget is that of reading until nothing more is read. */
  ports: RefreshPorts;
  readonly report: Report;
  /** What the run began with. */
  plan: RunFrame;
  readonly state: ReportState | undefined;
  readonly heap: RowHeap;
  /** The same heap where it adds records up. */
  readonly tally?: TallyHeap | undefined;
  readonly account: ReportAccount;
  /** Where its rows come from, if not from that account. */
  readonly source?: OpenSource | undefined;
  /** When this call began; milliseconds since 1970. */
  readonly began: number;
  /** The run as it is kept: its reading and the rows on the hidden sheet belong together. */
  run: RunState;
  /** How far the reading is by now, and how many of the heap's rows belong to it. */
  reading: Reading;
  rows: number;
  /** What is known of the heap's rows, where all of them came in this call. */
  facts?: RowFacts | undefined;
  /** How the people in its rows are called, once all have been read. */
  names?: NamesTold;
  /** The first day that ActivTrak keeps, where that was looked at. */
  firstKept?: FirstKept;
  /** Whether those that an earlier call wrote still stand in the sheet, in their order. */
  stand?: boolean;
  /** Whether what is written next are rows, and whether some have been. */
  putting?: 'next' | 'begun';
  /** Whether it is at work in the document, or failed there (`inDocument`). */
  isInDocument?: boolean;
  /** Whether what it does now belongs together (`undivided`). */
  isUndivided?: boolean;
}
