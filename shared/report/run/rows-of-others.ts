import { rowsFromOthers } from '#words/panel-answers';
import { comparedWithSign } from '../../api/connections/account-sign';
import { connectionName, connectionOfReport } from '../../api/connections/connection-choice';
import { withLearnt } from '../../api/connections/connection-learnt';
import { loadWithKeys, type SavedConnection } from '../../api/connections/connection-store';
import { keepPeopleSeen, loadPeopleSeen, type PeopleSeen } from '../../api/connections/people-seen';
import { tryKey, tryPeople } from '../../api/keys/key-trial';
import type { ClientPorts } from '../../api/requests/client';
import { unlessFailed } from '../../api/requests/unless-failed';
import { wrong } from '../../errors';
import type { KeyValueStore } from '../../ports';
import type { Task } from '../../task';
import type { Report } from '../definition/definition';
import { readsTable } from '../definition/reads-table';
import { loadState, type ReportState, saveState } from '../kept/report-state';
import { loadRun } from './run-state';

type Ports = ClientPorts & { readonly secrets: KeyValueStore; readonly documents: KeyValueStore; readonly zone: string };

/**
 * What this person's connection for a report is called, if the report's rows seem to come from another account: hers shows other people than the
 * one that they came from. ActivTrak is asked only where that isn't clear from whom her keys have shown before, and not in each call of a refresh.
 * Where she has no connection for it, the work itself says so.
 */
export function* rowsOfOthers(ports: Ports, report: Report): Task<string | undefined> {
  const { secrets, documents } = ports;
  const sign = readsTable(report) ? undefined : (yield* loadState(documents, report.id))?.account;
  const saved = sign && (yield* unlessFailed(connectionFor(secrets, report)));
  if (sign === undefined || saved === undefined) return undefined;
  const isSame = (people: PeopleSeen): boolean => comparedWithSign(sign, people) === 'same';
  const known = yield* loadPeopleSeen(secrets, saved);
  if (isSame(known)) return undefined;
  // Before a refresh of hers read anything, this was found out.
  const run = yield* loadRun(documents, report.id);
  if (run?.connection === saved.id && run.reading.pages > 0) return undefined;
  const trial = yield* unlessFailed(tryKey(yield* withLearnt(secrets, saved), ports, ports.zone));
  const others = trial?.isPart && !isSame(trial.people) ? ((yield* unlessFailed(tryPeople(trial, sign))) ?? {}) : {};
  const people = { ...known, ...trial?.people };
  if (isSame(others) || isSame(trial?.people ?? {})) {
    yield* keepPeopleSeen(secrets, saved, people, others);
    return undefined;
  }
  return comparedWithSign(sign, { ...people, ...others }) === 'unknown' ? undefined : connectionName(saved);
}

/**
 * Refuses to refresh rows of another account by itself where nobody was asked whose key this is: it was saved untested.
 * @throws ActivTrakError `argument`
 */
export function* refuseUntested(ports: Ports, report: Report): Task<void> {
  const saved = yield* unlessFailed(connectionFor(ports.secrets, report));
  if (saved === undefined || Object.keys(yield* loadPeopleSeen(ports.secrets, saved)).length > 0) return;
  const others = yield* rowsOfOthers(ports, report);
  if (others !== undefined) throw wrong(rowsFromOthers(report.name, others, 'taking'));
}

function* connectionFor(secrets: KeyValueStore, report: Report): Task<SavedConnection> {
  return connectionOfReport(yield* loadWithKeys(secrets), report.connection);
}

/** Forgets by what the account of a report's rows is known again: whoever chose another one for it need not be asked. */
export function* forgetAccount(documents: KeyValueStore, id: string): Task<void> {
  const { account, ...state } = (yield* loadState(documents, id)) ?? {};
  if (account) yield* saveState(documents, id, state as ReportState);
}
