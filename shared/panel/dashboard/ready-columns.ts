import { loadReady } from '../../dashboard/kept-ready';
import { type AlertColumn, alertColumns } from '../../report/definition/alert-columns';
import { loadReport } from '../../report/kept/report-store';
import type { Task } from '../../task';
import type { PanelPorts } from '../ports';

/** The columns of the ready sheet over a saved report that alerts can be about; none where it has no such sheet. */
export function* readyColumns({ documents }: PanelPorts, id: string): Task<readonly AlertColumn[]> {
  const kept = yield* loadReady(documents, id);
  if (kept === undefined || kept.isDeleted) return [];
  return alertColumns(yield* loadReport(documents, id), kept.blueprint).filter(({ table }) => table === 'ready');
}
