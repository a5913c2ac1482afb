import { formulasNotAllowed, formulasUnconnected, notChoosable } from '#words/formula-keys';
import { mayUseKey } from '../../api/connections/cell-rules';
import { connectionName, connectionOfFormulas, connectionsCalled } from '../../api/connections/connection-choice';
import { type KnownConnection, loadWithKeys, type SavedConnection } from '../../api/connections/connection-store';
import { learntIn, learntText } from '../../api/connections/learnt-text';
import { type Account, accountOf } from '../../api/requests/account';
import type { ClientPorts } from '../../api/requests/client';
import { ifLearnt } from '../../api/requests/learnt';
import type { Diagnostics } from '../../diagnostics';
import { ActivTrakError } from '../../errors';
import { type CalendarSetting, calendarNow } from '../../model/calendar';
import type { Calendar } from '../../model/date-range';
import type { Cache, KeyValueStore, Lock } from '../../ports';
import { type MaybePromise, type Task, wait } from '../../task';

/** What the functions of cells ask of their host. */
export interface FunctionPorts extends ClientPorts {
  readonly cache: Cache;
  readonly lock: Lock;
  readonly diagnostics: Diagnostics;
  /** The store of the person whose key the cells run on. */
  readonly secrets: KeyValueStore;
}

/** Where a function runs, in words for its messages. */
export interface Setting extends CalendarSetting {
  /** `the spreadsheet owner's key` */
  readonly holder: string;
  /** Who must connect and allow: `the spreadsheet's owner`, or `you`. */
  readonly owner: string;
  /** Where a host calculates cells together: everyone's rows are read up to so many, because that takes fewer requests than each cell's own. */
  readonly rowsForMany?: number;
  /** A word of the document, for which the owner may have chosen a connection. Without it, there is no document. */
  readonly document?: () => MaybePromise<string>;
}

/** One evaluation of a function. */
export interface Session extends Account {
  readonly calendar: Calendar;
  readonly ports: FunctionPorts;
  readonly setting: Setting;
  /** What its connection is called, where a person could take another for it. */
  readonly called?: string;
}

const LEARNT_SECONDS = 21_600;

const learntKey = (connection: KnownConnection): string => `learnt ${connection.id}`;

/**
 * Opens a session on the connected key.
 * @param name the connection that the formula names; without one, it is the one chosen for the document, or the default one
 * @throws ActivTrakError `not-connected` when there is no key, or formulas may not use it or not choose it.
 */
export function* openSession(ports: FunctionPorts, setting: Setting, name?: string): Task<Session> {
  const all = yield* loadWithKeys(ports.secrets);
  const usual = yield* connectionOfFormulas(ports.secrets, all, setting.document);
  const saved = name === undefined || all.length === 0 ? usual : yield* namedConnection(all, usual, name, setting);
  if (saved === undefined) {
    throw new ActivTrakError('not-connected', formulasUnconnected(setting.holder, setting.owner));
  }
  if (!(yield* mayUseKey(saved.cells, setting.document))) {
    throw new ActivTrakError('not-connected', formulasNotAllowed(setting.holder, setting.owner));
  }
  const [learnt] = yield* wait(ports.cache.get([learntKey(saved)]));
  const connection = { ...learntIn(learnt, saved.id), ...saved };
  return {
    ...accountOf(connection, setting.holder, ports),
    calendar: calendarNow(setting, ports.clock, connection.weekStart),
    ports,
    setting,
    ...(all.length > 1 ? { called: connectionName(saved) } : {}),
  };
}

/** The connection that a formula names. Whatever isn't the usual one is open to formulas only where its owner said so, whoever types them. */
function* namedConnection(
  all: readonly SavedConnection[],
  usual: SavedConnection | undefined,
  name: string,
  { owner, document }: Setting,
): Task<SavedConnection> {
  const [found, ...others] = connectionsCalled(all, name);
  const isOpen = found && others.length === 0 && (found.cells.byName || found.id === usual?.id);
  if (!(isOpen && (yield* mayUseKey(found.cells, document)))) throw new ActivTrakError('not-connected', notChoosable(name, owner));
  return found;
}

/** Keeps what the session learnt of the server for the next ones: a cell cannot write into the owner's store. */
export const closeSession = (session: Session): Task<void> =>
  ifLearnt(session, (learnt) =>
    wait(
      session.ports.cache.put([{ key: learntKey(session.connection), value: learntText(learnt, session.connection.id) }], LEARNT_SECONDS),
    ),
  );
