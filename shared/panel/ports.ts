import type { Desk } from '../desk';
import type { KeyKeeper } from '../ports';
import type { RefreshPorts } from '../report/refresh/job';
import type { Scheduler, WhileOpenStore } from '../scheduler';

/** What the panel's calls ask of a host. */
export interface PanelPorts extends RefreshPorts {
  readonly desk: Desk;
  readonly scheduler: Scheduler;
  /** Where people's keys are kept on their own devices. */
  readonly keyKeeper?: KeyKeeper;
  /** Where something can happen by itself while a document is open, and nothing while it is closed. */
  readonly whileOpen?: WhileOpenStore;
  /** Functions are written `ACTIVTRAK.HOURS` and not `ACTIVTRAK_HOURS`. */
  readonly isNamespaced?: boolean;
}
