import { type ComponentChildren, type ComponentType, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { NamedConnection } from '../api/connections/connection';
import type { StreamName } from '../api/streams/streams';
import type { PanelCall, PanelCalls } from '../panel/calls';
import type { PanelHost } from '../panel/host';
import type { NamesToPick, PanelState, ReportView } from '../panel/views';
import type { Report } from '../report/definition/definition';
import type { WarehouseTable } from '../warehouse/warehouse';
import type { Draft } from './editor/draft';
import type { Run, Runner } from './runs/runner';
import type { View } from './views/view';

/** Parts of views whose code may come when they are first shown. */
export interface LateParts {
  readonly CardExtras: ComponentType<{ readonly view: ReportView }>;
  readonly ConnectForm: ComponentType<{ readonly onConnected?: () => void }>;
  readonly DeleteReport: ComponentType<{ readonly id: string; readonly name: string; readonly children: ComponentChildren }>;
  readonly FirstReports: ComponentType;
  readonly NameAsked: ComponentType<{ readonly onAnswered: () => void }>;
  readonly RareActions: ComponentType<{ readonly view: ReportView }>;
  readonly SheetActions: ComponentType<{ readonly view: ReportView }>;
  readonly ReadyReports: ComponentType<{ readonly onMade?: () => void }>;
  /** Absent where reports can't fill tables. */
  readonly warehouse?: WarehouseParts;
}

/** Parts of a panel whose reports can fill tables. */
export interface WarehouseParts {
  readonly TableButton: ComponentType<{ readonly view: ReportView }>;
  readonly TableLines: ComponentType<{ readonly view: ReportView }>;
  readonly WhatTableDeletes: ComponentType<{ readonly report: Report; readonly table: WarehouseTable }>;
  /** `onSetUp`: sets the table up step by step. */
  readonly TableDestination: ComponentType<Draft & { readonly onSetUp: () => void }>;
  /** Which table a report reads. */
  readonly SourceLine: ComponentType<{ readonly view: ReportView }>;
  /** What somebody without a key can do. */
  readonly WithoutKey: ComponentType;
  /** `onFrom`: `undefined` is ActivTrak. */
  readonly RowsFrom: ComponentType<{ readonly report: Report; readonly onFrom: (from: WarehouseTable | undefined) => void }>;
  /** `onBack`: leaves it with what was chosen so far; without it, to where the person came from. */
  readonly TableWizard: ComponentType<{ readonly first: Report; readonly onBack?: (report: Report) => void }>;
}

/** What every part of the panel works with. */
export interface PanelSession {
  readonly product: PanelHost['product'];
  readonly state: PanelState;
  readonly runs: readonly Run[];
  readonly runner: Runner;
  /** What may have to be loaded before it is shown. */
  readonly views: LateParts;
  /** Calls the host; a state in the answer is the panel's from then on. Rejects with a sentence. */
  call<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in']): Promise<PanelCalls[Name]['out']>;
  /** Once the person has said, or would not say, what colleagues are to call her; she is asked where nobody did yet. */
  named(): Promise<void>;
  /** The names to pick from for a stream with a connection, the default one where it is left out; asked for once. */
  names(stream: StreamName, connection?: NamedConnection): Promise<NamesToPick>;
  /** Refreshes a report that was just saved: its card comes into view, and what it writes soon, before the person. */
  refreshNew(id: string): void;
  /** Opens a view; the focus goes to its heading. */
  go(view: View): void;
  /** Goes back to where the person came from; the focus goes to a report's card where one is given, else to what opened the view. */
  back(reportId?: string): void;
  /** Asked again when an answer comes: whether the person is still where she was. Whoever went on by then is left there. */
  here(): () => boolean;
  /** Shows a sentence at the top until the next one or the next view, and reads it out. */
  tell(words: string, kind?: 'good' | 'warning'): void;
  /** Reads a sentence out. */
  announce(words: string): void;
}

/** The panel's session, for `useSession`. It is `undefined` outside of a panel. */
export const SessionContext = createContext<PanelSession | undefined>(undefined);

/** The session of the panel that a part stands in. */
export function useSession(): PanelSession {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('This part stands in no panel.');
  return session;
}
