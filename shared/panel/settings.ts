import { type ConnectionRequest, type ConnectionResult, connect } from '../api/connect';
import { loadConnection, removeConnection, saveConnection } from '../api/connection-store';
import { ActivTrakError } from '../errors';
import { loadPerson, savePerson } from '../report/person';
import { loadReports } from '../report/report-store';
import { type Task, wait } from '../task';
import type { PanelCalls } from './calls';
import type { PanelPorts } from './ports';

/**
 * Connects a key. What was allowed to formulas, and the week's beginning, stay as they were unless the request says otherwise; this
 * person's schedules run on it from now on.
 */
export function* connectKey(ports: PanelPorts, request: ConnectionRequest): Task<ConnectionResult> {
  const before = yield* loadedQuietly(ports);
  const kept = before ? { cells: before.cells, weekStart: before.weekStart } : {};
  const result = yield* connect({ ...kept, ...request }, ports.newId(), ports, ports.zone);
  if (!result.connected || !(yield* hasOwnSchedule(ports))) return result;
  const problem = yield* wait(ports.scheduler.start());
  return problem === undefined ? result : { ...result, message: `${result.message} Your schedules cannot run: ${problem}` };
}

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

/** @throws ActivTrakError `not-connected` when formulas are to use a key that is not there. */
export function* saveSettings(ports: PanelPorts, { cells, weekStart, personName }: PanelCalls['saveSettings']['in']): Task<void> {
  if (personName !== undefined) {
    const name = personName.replace(/\s+/g, ' ').trim();
    if (name.length > MOST_NAME) throw new ActivTrakError('argument', `The name is longer than ${MOST_NAME} characters: shorten it.`);
    yield* savePerson(ports.secrets, { ...(yield* loadPerson(ports.secrets, ports.newId)), name });
  }
  if (cells === undefined && weekStart === undefined) return;
  const connection = yield* loadConnection(ports.secrets);
  if (connection === undefined) throw new ActivTrakError('not-connected', 'You have not connected a key: connect one first.');
  yield* saveConnection(ports.secrets, { ...connection, ...(cells ? { cells } : {}), ...(weekStart ? { weekStart } : {}) });
}

/** Whether any schedule runs on this person's key. */
export function* hasOwnSchedule({ documents, secrets, newId }: PanelPorts): Task<boolean> {
  const { id } = yield* loadPerson(secrets, newId);
  return (yield* loadReports(documents)).some(({ schedule }) => schedule?.ownerId === id);
}
