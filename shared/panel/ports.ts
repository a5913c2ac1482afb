import type { Desk, Scheduler } from '../ports';
import type { RefreshPorts } from '../report/job';

/** What the panel's calls ask of a host. */
export interface PanelPorts extends RefreshPorts {
  readonly desk: Desk;
  readonly scheduler: Scheduler;
  /** How many cells a document may have. */
  readonly mostCells: number;
}
