import { YOU, YOUR_KEY, yourKeyOf } from '#words/connection';
import { NOT_A_CONNECTION, noKeyGiven, notAddress, notName, notSeconds, notWeekStart } from '#words/library';
import { MOST_CONNECTION_NAME } from '../../shared/api/connections/connection';
import { connectionOf } from '../../shared/api/keys/connect';
import { accountOf } from '../../shared/api/requests/account';
import { ActivTrakError, wrong } from '../../shared/errors';
import type { FunctionPorts, Session as FunctionSession } from '../../shared/functions/kept/session';
import { calendarNow } from '../../shared/model/calendar';
import type { Calendar } from '../../shared/model/date-range';
import { runSync, type Task } from '../../shared/task';
import { scriptClock, timeBudget } from '../host/clock';
import { scriptDiagnostics } from '../host/diagnostics';
import { urlFetchTransport } from '../host/network/transport';
import { throwingFailures } from './failure';
import { type LearntStore, learntStore } from './learnt';
import { anything, type OptionChecks, optionsOf, shown, text } from './options';
import { CACHE, cacheOf, LOCK, lockOf, noSecrets, PROPERTIES } from './stores';
import { zoneNamed } from './time-zone';

/** The property that holds the key where `connect` is given none; behind it, the name of a connection in capitals, with _ for whatever isn't a letter or digit. */
const KEY_PROPERTY = 'ACTIVTRAK_KEY';
/** A script has six minutes; what is read has to be put somewhere too. */
const SECONDS = 270;

/** `NORTHFELL_EU` of `Northfell EU`. */
const wordIn = (name: string): string =>
  name
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');

const OPTIONS: OptionChecks<ActivTrak.ConnectOptions> = {
  name(option, value) {
    if (typeof value !== 'string' || value.length > MOST_CONNECTION_NAME || wordIn(value) === '') throw wrong(notName(option));
  },
  key: anything,
  properties: PROPERTIES,
  cache: CACHE,
  lock: LOCK,
  region: text,
  baseUrl(name, value) {
    if (typeof value !== 'string') throw wrong(notAddress(name, shown(value)));
  },
  timeZone: anything,
  weekStart: anything,
  seconds: anything,
};

/** What stands behind a connection. */
export interface LibrarySession extends FunctionSession {
  readonly learnt: LearntStore;
}

/** A session with the key of its connection, which is taken out of errors. */
interface Opened {
  readonly session: LibrarySession;
  readonly key: string;
}

const opened = new WeakMap<ActivTrak.Connection, Opened>();

/** Opens a connection: an object that shows neither the key nor anything that was handed in. */
export function openConnection(options: unknown): ActivTrak.Connection {
  const made = openSession(optionsOf('connect()', options, OPTIONS));
  const { session } = made;
  const { name } = session.connection;
  const connection = Object.freeze({ ...(name ? { name } : {}), baseUrl: session.connection.baseUrl, timeZone: session.setting.zone });
  opened.set(connection, made);
  return connection;
}

/** Does something on a connection, and keeps what it showed of the server. */
export function withSession<T>(connection: ActivTrak.Connection, work: (session: LibrarySession) => Task<T>): T {
  const { session, key } = opened.get(connection) ?? {};
  return throwingFailures(() => {
    if (session === undefined) throw wrong(NOT_A_CONNECTION);
    const result = runSync(work(session));
    session.learnt.keep(session.client.learnt());
    return result;
  }, key);
}

function openSession(options: ActivTrak.ConnectOptions): Opened {
  const { name, properties, cache, lock, region, baseUrl, weekStart = 1, seconds = SECONDS } = options;
  const word = name === undefined || name === null ? undefined : wordIn(name);
  const property = word === undefined ? KEY_PROPERTY : `${KEY_PROPERTY}_${word}`;
  const key = options.key ?? properties?.getProperty(property) ?? '';
  if (typeof key !== 'string' || key.trim() === '') throw new ActivTrakError('not-connected', noKeyGiven(property));
  if (!(typeof seconds === 'number' && seconds > 0)) throw wrong(notSeconds(shown(seconds)));
  if (![1, 2, 3, 4, 5, 6, 7].includes(weekStart)) throw wrong(notWeekStart(shown(weekStart)));
  const fresh = connectionOf({ key, ...(region === undefined ? {} : { region }), ...(baseUrl === undefined ? {} : { baseUrl }) }, '');
  const zone = options.timeZone === undefined || options.timeZone === null ? zoneHere() : zoneNamed(options.timeZone);
  const budget = timeBudget(scriptClock, seconds * 1000);
  const ports: FunctionPorts = {
    transport: urlFetchTransport(budget.left),
    clock: scriptClock,
    budget,
    cache: cacheOf(cache, scriptClock.now),
    lock: lockOf(lock),
    secrets: noSecrets,
    diagnostics: scriptDiagnostics,
  };
  const id = wordOf(`${fresh.baseUrl} ${fresh.key}`);
  const learnt = learntStore(id, word, properties, cache);
  const connection = {
    ...fresh,
    ...(name ? { name } : {}),
    id,
    ...learnt.load(),
    cells: { allowed: true, groups: [], users: [] },
    weekStart,
  };
  const setting = { holder: name ? yourKeyOf(name) : YOUR_KEY, owner: YOU, zone, locale: localeHere };
  const session: LibrarySession = {
    ...accountOf(connection, setting.holder, ports),
    get calendar(): Calendar {
      return calendarNow(setting, scriptClock, weekStart);
    },
    ports,
    setting,
    learnt,
  };
  return { session, key: fresh.key };
}

/** A word that is the same for the same key and gives nothing of it away: caches go by it. */
function wordOf(text: string): string {
  const bytes = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8);
  return [0, 4, 8]
    .map((from) =>
      bytes
        .slice(from, from + 4)
        .reduce((word, byte) => word * 256 + (byte & 255), 0)
        .toString(36),
    )
    .join('');
}

function localeHere(): string | undefined {
  try {
    return (SpreadsheetApp.getActiveSpreadsheet() as GoogleAppsScript.Spreadsheet.Spreadsheet | null)?.getSpreadsheetLocale();
  } catch {
    return undefined;
  }
}

function zoneHere(): string {
  try {
    const zone = (SpreadsheetApp.getActiveSpreadsheet() as GoogleAppsScript.Spreadsheet.Spreadsheet | null)?.getSpreadsheetTimeZone();
    if (zone !== undefined) return zone;
  } catch {
    // A script without access to spreadsheets has a zone of its own.
  }
  return Session.getScriptTimeZone();
}
