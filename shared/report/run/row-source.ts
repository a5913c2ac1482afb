import type { Task } from '../../task';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import type { Report } from '../definition/definition';
import { readsTable } from '../definition/reads-table';
import type { Check } from '../kept/run';
import type { WayReader, WayReaderOptions } from '../reading/way-reader';
import type { Findings } from './checks';

/** Where the rows of a report come from that doesn't ask ActivTrak. A host that has none knows no such report. */
export interface RowSource {
  /** Looks at what a report's rows come from. @throws ActivTrakError with what stands against reading them, and the next step */
  open(report: Report): Task<OpenSource>;
}

/** Where the rows of one refresh come from. */
export interface OpenSource {
  /** Whether it has pseudonyms for people already, which are shown as they are. */
  readonly isDisguised: boolean;
  /** Reads it page by page, as ActivTrak is read. */
  reader(options: Omit<WayReaderOptions, 'client'>): WayReader;
  /** What is to be said of the rows that came of it. */
  checks(findings: Findings): readonly Check[];
}

/** Where the rows of a report come from, if not from ActivTrak. */
export const sourceOf = (ports: { readonly source?: RowSource }, report: Pick<Report, 'from'>): RowSource | undefined =>
  HAS_WAREHOUSE && readsTable(report) ? ports.source : undefined;
