import { type ConnectionResult, connect } from '../api/connect';
import { type CellRules, changeConnection, loadConnection, removeConnection } from '../api/connection-store';
import { ActivTrakError, wrong } from '../errors';
import { loadPerson, savePerson } from '../report/kept/person';
import { hasOwnSchedule } from '../report/kept/report-store';
import type { WhileOpen } from '../scheduler';
import { type Task, wait } from '../task';
import { NOT_CONNECTED } from '../words/en/connection';
import { minutesBetween, NOTHING_WHILE_OPEN, nameTooLong, schedulesStandStill } from '../words/en/panel-answers';
import type { PanelCalls } from './calls';
import type { PanelPorts } from './ports';

/**
 * Connects a key. What was allowed to formulas, and the week's beginning, stay as they were unless the request says otherwise; this
 * person's schedules run on it from now on. A key that is refused leaves everything as it was.
 */
export function* connectKey(ports: PanelPorts, { keep, ...request }: PanelCalls['connect']['in']): Task<ConnectionResult> {
  const { keyKeeper } = ports;
  const before = yield* loadedQuietly(ports);
  const kept = before ? { cells: before.cells, weekStart: before.weekStart } : { cells: cellsAtFirst(ports) };
  const lifetime = keyKeeper && (yield* wait(keyKeeper.lifetime()));
  if (keyKeeper && keep) yield* wait(keyKeeper.choose(keep));
  const result = yield* connect({ ...kept, ...request }, ports.newId(), ports, ports.zone);
  if (keyKeeper && lifetime && !result.connected) yield* wait(keyKeeper.choose(lifetime));
  if (!result.connected || !(yield* hasOwnSchedule(ports))) return result;
  const problem = yield* wait(ports.scheduler.start());
  return problem === undefined ? result : { ...result, message: `${result.message} ${schedulesStandStill(problem)}` };
}

/**
 * What formulas may do with a new key. On Google they run on the key of the file's owner for whoever types them, so she has to switch
 * that on. Where keys stay on their people's devices, as in Excel, a formula runs on the key of whoever calculates it, at her own
 * computer and before her eyes: there it is what she connected the key for, and she can switch it off or limit it.
 */
const cellsAtFirst = ({ keyKeeper }: PanelPorts): CellRules => ({ allowed: keyKeeper !== undefined, groups: [], users: [] });

function* loadedQuietly({ secrets }: PanelPorts) {
  try {
    return yield* loadConnection(secrets);
  } catch {
    // What cannot be read is replaced by the new key.
    return undefined;
  }
}

/** Forgets the key; schedules that run on it stop. */
export function* disconnectKey(ports: PanelPorts): Task<void> {
  yield* removeConnection(ports.secrets);
  yield* wait(ports.scheduler.stop());
}

const MOST_NAME = 60;
const MOST_MINUTES = 1440;

/**
 * Saves what a person changed in the settings; what isn't among the wishes stays.
 * @throws ActivTrakError `not-connected` when formulas are to use a key that isn't there; `argument` for a name that is too long
 */
export function* saveSettings(ports: PanelPorts, wishes: PanelCalls['saveSettings']['in']): Task<void> {
  const { cells, weekStart, personName, keep } = wishes;
  if (personName !== undefined) {
    const name = personName.replace(/\s+/g, ' ').trim();
    if (name.length > MOST_NAME) throw wrong(nameTooLong(MOST_NAME));
    yield* savePerson(ports.secrets, { ...(yield* loadPerson(ports.secrets, ports.newId)), name, asked: true });
  }
  if (keep !== undefined && ports.keyKeeper) yield* wait(ports.keyKeeper.choose(keep));
  if (cells === undefined && weekStart === undefined && keep === undefined) return;
  const change = { ...(cells ? { cells } : {}), ...(weekStart ? { weekStart } : {}) };
  if (!(yield* changeConnection(ports.secrets, change))) throw new ActivTrakError('not-connected', NOT_CONNECTED);
}

/**
 * Saves what happens by itself while the document is open.
 * @throws ActivTrakError `argument` in a product where nothing does, and for minutes out of range
 */
export function* saveWhileOpen({ whileOpen }: PanelPorts, wishes: WhileOpen): Task<void> {
  if (whileOpen === undefined) throw wrong(NOTHING_WHILE_OPEN);
  if (!(Number.isInteger(wishes.minutes) && wishes.minutes >= 0 && wishes.minutes <= MOST_MINUTES))
    throw wrong(minutesBetween(MOST_MINUTES));
  yield* wait(whileOpen.save(wishes));
}
