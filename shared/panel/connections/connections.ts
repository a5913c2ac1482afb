/**
 * A person's connections: adding, changing and removing them.
 * @module
 */

import { CONNECTION_GONE } from '#words/connecting';
import { NOT_CONNECTED } from '#words/connection';
import { connectionNameTaken, connectionNameTooLong, NO_CONNECTION_NAME, schedulesStandStill } from '#words/panel-answers';
import { type CellRules, NO_CELLS, wishedRules } from '../../api/connections/cell-rules';
import { CONNECTION_COLORS, type ConnectionColor, MOST_CONNECTION_NAME } from '../../api/connections/connection';
import { changeConnection, removeConnection } from '../../api/connections/connection-changes';
import {
  chooseDefault,
  chooseForFormulas,
  connectionName,
  connectionsCalled,
  defaultConnection,
  foldedConnection,
} from '../../api/connections/connection-choice';
import { type ConnectionChange, type KnownConnection, loadConnections } from '../../api/connections/connection-store';
import { forgetHandleLeft, handleLeft, leaveHandle } from '../../api/connections/handle-left';
import { forgetPeopleSeen, leavePeopleSeen } from '../../api/connections/people-seen';
import { type ConnectionResult, connect, connectionOf } from '../../api/keys/connect';
import { ActivTrakError, wrong } from '../../errors';
import { loadPerson } from '../../report/kept/person';
import { hasOwnSchedule } from '../../report/kept/report-store';
import { noteAbsence } from '../../report/schedule/absent-owner';
import { type Task, wait } from '../../task';
import type { PanelCalls } from '../calls';
import type { PanelPorts } from '../ports';
import { renameInReports } from './connection-of-report';
import { otherAccountDoubt, refuseNameOfOthers } from './other-account';

/**
 * Connects a key: a further one with a name, or another key for a connection that is there, whose rules, name and color stay unless the request
 * says otherwise. This person's schedules run on it from now on. A key that is refused leaves everything as it was, and so does one that seems to
 * be of another account, until the request says that she is sure.
 * @throws ActivTrakError `argument` for what can't be used
 */
export function* connectKey(ports: PanelPorts, request: PanelCalls['connect']['in']): Task<ConnectionResult> {
  const { keep, isFurther, isSure, handle: asked, ...rest } = request;
  const { keyKeeper } = ports;
  const all = yield* loadedQuietly(ports);
  const before = isFurther ? undefined : connectionAt(all, asked);
  if (asked && !isFurther && before === undefined) throw new ActivTrakError('not-connected', CONNECTION_GONE);
  const name = request.name === undefined ? before?.name : checkedName(request.name, all, before);
  if (isFurther && name === undefined) throw wrong(NO_CONNECTION_NAME);
  const isFirst = before?.isFirst ?? all.length === 0;
  const handle =
    before?.handle ?? (isFurther ? yield* furtherHandle(ports, all, { name, baseUrl: connectionOf(rest, '').baseUrl }) : undefined);
  const color = before?.color ?? (isFurther ? freeColor(all) : undefined);
  const own = {
    isFirst,
    ...(handle === undefined ? {} : { handle }),
    ...(name === undefined ? {} : { name }),
    ...(color === undefined ? {} : { color }),
  };
  const lifetime = keyKeeper && (yield* wait(keyKeeper.lifetime()));
  if (keyKeeper && keep) yield* wait(keyKeeper.choose(keep));
  const result = yield* connect(
    rest,
    { ...own, id: ports.newId() },
    ports,
    ports.zone,
    (trial) => otherAccountDoubt(ports, { ...own, baseUrl: trial.baseUrl }, trial, isSure),
    () => settingsKept(ports, request),
  );
  if (result.connected && isFurther) yield* forgetHandleLeft(ports.secrets, { name, baseUrl: connectionOf(rest, '').baseUrl });
  if (result.connected && rest.test === false) {
    if (before) yield* leavePeopleSeen(ports.secrets, before);
    yield* forgetPeopleSeen(ports.secrets, own);
  }
  if (keyKeeper && lifetime && !result.connected) yield* wait(keyKeeper.choose(lifetime));
  if (!result.connected || !(yield* hasOwnSchedule(ports))) return result;
  yield* noteOwnAbsence(ports);
  const problem = yield* wait(ports.scheduler.start());
  return problem === undefined ? result : { ...result, message: `${result.message} ${schedulesStandStill(problem)}` };
}

/** What stays of a connection that gets another key. Another window may have changed it meanwhile, or removed it. */
function* settingsKept(
  ports: PanelPorts,
  { isFurther, handle: asked, name }: PanelCalls['connect']['in'],
): Task<Partial<ConnectionChange>> {
  const now = isFurther ? undefined : connectionAt(yield* loadedQuietly(ports), asked);
  if (now === undefined) return { cells: cellsAtFirst(ports) };
  const { cells, weekStart, handle, color } = now;
  return {
    cells,
    weekStart,
    ...(handle === undefined ? {} : { handle }),
    ...(color === undefined ? {} : { color }),
    ...(name !== undefined || now.name === undefined ? {} : { name: now.name }),
  };
}

/** The handle of a connection that is added: that of a removed one of its name and address, whose reports go on with it, or a new one. */
function* furtherHandle(
  { secrets, newId }: PanelPorts,
  all: readonly KnownConnection[],
  named: Pick<KnownConnection, 'name' | 'baseUrl'>,
): Task<string> {
  const left = yield* handleLeft(secrets, named);
  return left === undefined || all.some(({ handle }) => handle === left) ? newId() : left;
}

/**
 * What formulas may do with a new key. On Google they run on the key of the file's owner for whoever types them, so she has to switch
 * that on. Where keys stay on their people's devices, as in Excel, a formula runs on the key of whoever calculates it, at her own
 * computer and before her eyes: there it is what she connected the key for, and she can switch it off or limit it.
 */
const cellsAtFirst = ({ keyKeeper }: PanelPorts): CellRules => ({ ...NO_CELLS, allowed: keyKeeper !== undefined });

function* loadedQuietly({ secrets }: PanelPorts): Task<readonly KnownConnection[]> {
  try {
    return yield* loadConnections(secrets);
  } catch {
    // What cannot be read is replaced by the new key.
    return [];
  }
}

/** The connection that a call is about: the first one where it doesn't say. */
const connectionAt = (all: readonly KnownConnection[], handle: string | undefined): KnownConnection | undefined =>
  all.find((one) => (handle ? one.handle === handle : one.isFirst));

/** The first color that no connection has; one that was never given a color counts as blue. */
const freeColor = (all: readonly KnownConnection[]): ConnectionColor =>
  CONNECTION_COLORS.find((color) => all.every((one) => (one.color ?? CONNECTION_COLORS[0]) !== color)) ??
  (CONNECTION_COLORS[all.length % CONNECTION_COLORS.length] as ConnectionColor);

function checkedName(given: string, all: readonly KnownConnection[], before: KnownConnection | undefined): string | undefined {
  const name = given.replace(/\s+/g, ' ').trim();
  if (name.length > MOST_CONNECTION_NAME) throw wrong(connectionNameTooLong(MOST_CONNECTION_NAME));
  if (name !== '' && connectionsCalled(all, name).some(({ id }) => id !== before?.id)) throw wrong(connectionNameTaken(name));
  return name === '' ? undefined : name;
}

/** Forgets a connection with its key, if it is still there; where it was the last, schedules that run on it stop. */
export function* disconnectKey(ports: PanelPorts, { handle }: PanelCalls['disconnect']['in']): Task<void> {
  const connection = connectionAt(yield* loadedQuietly(ports), handle);
  if (handle && connection === undefined) return;
  // One that can't be read goes too.
  // Its people first: should the rest not come to pass, it is removed once more.
  if (connection) yield* leavePeopleSeen(ports.secrets, connection);
  if (connection) yield* leaveHandle(ports.secrets, connection);
  yield* removeConnection(ports.secrets, connection ?? { isFirst: true });
  yield* noteOwnAbsence(ports);
  if ((yield* loadedQuietly(ports)).length === 0) yield* wait(ports.scheduler.stop());
}

/** Everybody who opens the document sees which of this person's schedules she can't serve now. */
function* noteOwnAbsence(ports: PanelPorts): Task<void> {
  yield* noteAbsence(ports, yield* loadPerson(ports.secrets, ports.newId));
}

/**
 * Changes a connection; what isn't among the wishes stays. Reports of this document that use it show its new name.
 * @throws ActivTrakError `not-connected` when it isn't there; `argument` for a name that can't be used
 */
export function* saveConnectionSettings(ports: PanelPorts, wishes: PanelCalls['saveConnection']['in']): Task<void> {
  const { cells, weekStart, name, color, isDefault, isOfFormulas } = wishes;
  const all = yield* loadConnections(ports.secrets);
  const connection = wishes.handle === undefined ? yield* defaultConnection(ports.secrets, all) : connectionAt(all, wishes.handle);
  if (connection === undefined) throw new ActivTrakError('not-connected', NOT_CONNECTED);
  const checked = name === undefined ? undefined : checkedName(name, all, connection);
  if (name !== undefined && checked === undefined) throw wrong(NO_CONNECTION_NAME);
  if (checked !== undefined && foldedConnection(checked) !== foldedConnection(connectionName(connection)))
    yield* refuseNameOfOthers(ports, { ...connection, name: checked });
  const needsHandle = checked !== undefined || isDefault || isOfFormulas !== undefined;
  const handle = connection.handle ?? (needsHandle ? ports.newId() : undefined);
  const change = {
    ...(cells ? { cells: yield* wishedRules(connection.cells, cells, () => ports.desk.documentId()) } : {}),
    ...(weekStart ? { weekStart } : {}),
    ...(checked === undefined ? {} : { name: checked }),
    ...(color ? { color } : {}),
    ...(handle === undefined ? {} : { handle }),
  };
  if (!(yield* changeConnection(ports.secrets, connection.id, change))) throw new ActivTrakError('not-connected', NOT_CONNECTED);
  if (handle === undefined) return;
  if (isDefault) yield* chooseDefault(ports.secrets, handle);
  if (isOfFormulas !== undefined) yield* saveChoice(ports, isOfFormulas ? handle : undefined);
  if (checked !== undefined) yield* renameInReports(ports, all, { ...connection, handle, name: checked });
}

/** The document keeps its word, so that the choice holds when it is opened again. */
function* saveChoice({ secrets, desk }: PanelPorts, handle: string | undefined): Task<void> {
  if (desk.keepDocumentId) yield* wait(desk.keepDocumentId());
  yield* chooseForFormulas(secrets, yield* wait(desk.documentId()), handle);
}
