import type { Desk } from '../desk';
import type { Notifier } from '../notifier';
import type { KeyKeeper } from '../ports';
import type { RefreshPorts } from '../report/run/job';
import type { Scheduler, WhileOpenStore } from '../scheduler';
import type { DataSources } from '../warehouse/data-sources';
import type { Warehouse } from '../warehouse/warehouse';

/** What the panel's calls ask of a host. */
export interface PanelPorts extends RefreshPorts {
  readonly desk: Desk;
  readonly scheduler: Scheduler;
  /** Where people's keys are kept on their own devices. */
  readonly keyKeeper?: KeyKeeper;
  /** Where something can happen by itself while a document is open, and nothing while it is closed. */
  readonly whileOpen?: WhileOpenStore;
  /** What can tell the person of her schedules, and where the file is. */
  readonly notifier?: Notifier;
  readonly link?: () => string | undefined;
  /** The tables that reports can fill, and sheets of the document that show them. */
  readonly warehouse?: Warehouse;
  readonly dataSources?: DataSources;
  /** Functions are written `ACTIVTRAK.HOURS` and not `ACTIVTRAK_HOURS`. */
  readonly isNamespaced?: boolean;
}
