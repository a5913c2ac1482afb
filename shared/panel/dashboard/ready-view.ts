import { loadReady } from '../../dashboard/kept-ready';
import { readySheet } from '../../dashboard/ready-sheet';
import type { SheetInfo } from '../../sheet-writer';
import type { Task } from '../../task';
import type { ReportView } from '../views';

/** A report's ready sheet as the list shows it; nothing for a report without one. */
export function* readyView(
  ports: Parameters<typeof readySheet>[0],
  id: string,
  infos: readonly SheetInfo[],
): Task<Pick<ReportView, 'ready'>> {
  const kept = yield* loadReady(ports.documents, id);
  if (kept === undefined) return {};
  const { kind, title, rows } = kept.blueprint;
  const sheet = yield* readySheet(ports, id, infos);
  // A host that tells no sheets has not lost them.
  const isDeleted = kept.isDeleted || (kept.drawn && sheet === undefined && infos.length > 0);
  const place = sheet ? `${sheet.name}!A1` : '';
  return {
    ready: { kind, title, place, ...(rows.kind === 'beside' ? { isBeside: true } : {}), ...(isDeleted ? { isDeleted: true } : {}) },
  };
}
