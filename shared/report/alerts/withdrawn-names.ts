import { hiddenName } from '../../dashboard/kept-ready';
import { worded } from '../../diagnostics';
import type { MarkedSheets } from '../../marks';
import { type Task, wait } from '../../task';
import type { Report } from '../definition/definition';
import { bringListUp, type ListPorts, NOTHING_KNOWN } from './alert-list';
import { loadAlerts, saveAlerts } from './kept-alerts';
import { alertsOwner, type KeptList, loadList, personalList } from './kept-list';

/**
 * Takes back what was said of people where a report's owner does not want it any more: whom a message would name, and the names in the list,
 * also in rows of what was found earlier. What was withdrawn before costs no more than a look.
 * @returns why names still stand in the list, in sentences
 */
export function* withdrawNames(ports: ListPorts, report: Report): Task<string | undefined> {
  const { documents, sheets, diagnostics } = ports;
  const { id, alerts } = report;
  if (alerts === undefined || alerts.names === 'messages') return undefined;
  const found = yield* loadAlerts(documents, id);
  if (found && (found.people ?? found.morePeople) !== undefined) {
    const { people: _, morePeople: __, ...rest } = found;
    yield* saveAlerts(documents, id, rest);
  }
  if (alerts.names === 'list') return undefined;
  const kept = yield* loadList(documents, id);
  if (kept === undefined || kept === 'newer' || !(yield* mayName(sheets, id, kept))) return undefined;
  try {
    yield* bringListUp(ports, report, kept, NOTHING_KNOWN, () => 0);
    return undefined;
  } catch (cause) {
    return worded(cause, diagnostics, 'the names in a list of alerts').message;
  }
}

/** Whether people may be named in a list, or in what was begun of one. */
function* mayName(sheets: MarkedSheets, id: string, kept: KeptList): Task<boolean> {
  const owner = alertsOwner(id);
  return kept.sheetName === hiddenName(owner) || personalList(kept, yield* wait(sheets.marks(owner))).length > 0;
}
