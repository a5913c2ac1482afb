import { hiddenName } from '../../dashboard/kept-ready';
import { worded } from '../../diagnostics';
import type { MarkedSheets } from '../../marks';
import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { NAMES_PEOPLE } from '../definition/alert-rule';
import type { Report } from '../definition/definition';
import { showsNames } from '../definition/people-shown';
import { bringListUp, type ListPorts, NOTHING_KNOWN } from './alert-list';
import { loadAlerts, saveAlerts } from './kept-alerts';
import { alertsOwner, type KeptList, loadList, personalList } from './kept-list';

/**
 * Takes back what was said of people where a report's owner does not want it any more, or its rows show them under other names by now: whom a
 * message would name, and the names in the list, also in rows of what was found earlier. What was withdrawn before costs no more than a look.
 * @returns why names still stand in the list, in sentences
 */
export function* withdrawNames(ports: ListPorts, given: Report): Task<string | undefined> {
  const { documents, sheets, diagnostics } = ports;
  const { id } = given;
  if (given.alerts === undefined) return undefined;
  // One that shows pseudonyms may have those in its list.
  const report = !showsNames(given) && (yield* hasPeople(documents, id)) ? withoutNames(given) : given;
  const names = report.alerts && NAMES_PEOPLE[report.alerts.names];
  if (names?.inMessages) return undefined;
  const found = yield* loadAlerts(documents, id);
  if (found && (found.people ?? found.morePeople) !== undefined) {
    const { people: _, morePeople: __, ...rest } = found;
    yield* saveAlerts(documents, id, rest);
  }
  if (names?.inList) return undefined;
  const kept = yield* loadList(documents, id);
  if (kept === undefined || kept === 'newer' || !(yield* mayName(sheets, id, kept))) return undefined;
  try {
    yield* bringListUp(ports, report, kept, NOTHING_KNOWN, () => 0);
    return undefined;
  } catch (cause) {
    return worded(cause, diagnostics, 'the names in a list of alerts').message;
  }
}

/** A report as if nobody had allowed it to name people. */
export const withoutNames = ({ alerts, ...rest }: Report): Report => ({
  ...rest,
  ...(alerts ? { alerts: { ...alerts, names: 'nowhere' } } : {}),
});

function* hasPeople(documents: KeyValueStore, id: string): Task<boolean> {
  const kept = yield* loadList(documents, id);
  return kept !== undefined && kept !== 'newer' && kept.hasPeople === true;
}

/** Whether people may be named in a list, or in what was begun of one. */
function* mayName(sheets: MarkedSheets, id: string, kept: KeptList): Task<boolean> {
  const owner = alertsOwner(id);
  return kept.sheetName === hiddenName(owner) || personalList(kept, yield* wait(sheets.marks(owner))).length > 0;
}
