import { loadReady, readyOwner } from '../dashboard/kept-ready';
import type { SheetInfo } from '../sheet-writer';
import { type Task, wait } from '../task';
import type { ReportView } from './calls';
import type { PanelPorts } from './ports';

/** The sheet that a report's ready sheet is on now; `undefined` where it was never drawn, or is gone. @param infos those of the document, where known */
export function* readySheet({ documents, sheets }: PanelPorts, id: string, infos?: readonly SheetInfo[]): Task<SheetInfo | undefined> {
  const { drawn } = (yield* loadReady(documents, id)) ?? {};
  if (drawn === undefined) return undefined;
  const marked = (yield* wait(sheets.marks(readyOwner(id)))).map(({ sheet }) => sheet);
  const home = marked.includes(drawn.sheet) ? drawn.sheet : marked[0];
  return (infos ?? (yield* wait(sheets.sheets()))).find((info) => info.id === home);
}

/** A report's ready sheet as the list shows it; nothing for a report without one. */
export function* readyView(ports: PanelPorts, id: string, infos: readonly SheetInfo[]): Task<Pick<ReportView, 'ready'>> {
  const kept = yield* loadReady(ports.documents, id);
  if (kept === undefined) return {};
  const { kind, title } = kept.blueprint;
  const sheet = yield* readySheet(ports, id, infos);
  // A host that tells no sheets has not lost them.
  const isDeleted = kept.isDeleted || (kept.drawn && sheet === undefined && infos.length > 0);
  return { ready: { kind, title, place: sheet ? `${sheet.name}!A1` : '', ...(isDeleted ? { isDeleted: true } : {}) } };
}
