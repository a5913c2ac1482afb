/** What Excel's page and the Office in the pane's frame have of each other. */
import type { FunctionMetadata } from '../../../scripts/excel-metadata';
import type { Executor } from '../../excel/executor';
import type { CustomFunctionsHost } from '../../office/custom-functions';
import type { OfficeHost, OfficeWorld } from '../../office/office';

/** `no-server` is the pane's own server that does not answer, `unreachable` ActivTrak behind it. */
export type NetworkState = 'on' | 'unreachable' | 'no-server' | 'offline';

/** Excel, as the frame finds it in the page around itself. */
export interface ExcelTab {
  readonly executor: Executor;
  readonly functions: readonly FunctionMetadata[];
  readonly world: OfficeWorld;
  readonly network: () => NetworkState;
  /** The frame has its Office; the add-in's own script comes next. */
  began(addin: RunningAddin): void;
}

/** The add-in in its frame. */
export interface RunningAddin {
  readonly functions: CustomFunctionsHost;
  readonly office: OfficeHost;
  /** Sets the frame's clock ahead. */
  pass(ms: number): void;
}

/** Under which Excel's page offers itself to the frame. */
export interface WithExcelTab {
  excelTab?: ExcelTab;
}
