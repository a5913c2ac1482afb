import { KEY_SHOWS_OTHERS, nameOfOthers } from '#words/panel-answers';
import type { KeylessConnection } from '../../api/connections/connection';
import { connectionName } from '../../api/connections/connection-choice';
import { type ConnectionEntry, loadWithKeys } from '../../api/connections/connection-store';
import {
  accountsCompared,
  forgetPeopleLeft,
  keepPeopleSeen,
  loadPeopleLeft,
  loadPeopleSeen,
  type PeopleSeen,
} from '../../api/connections/people-seen';
import { type KeyTrial, tryKey, tryPeople } from '../../api/keys/key-trial';
import { unlessFailed } from '../../api/requests/unless-failed';
import { wrong } from '../../errors';
import type { Task } from '../../task';
import type { PanelPorts } from '../ports';

/** A connection that gets a key: where its entries are, and what reports may find it by. */
type Keyed = ConnectionEntry & Pick<KeylessConnection, 'name' | 'baseUrl'>;

/**
 * A question where a key that works shows other people than the keys of this connection did before, or than a removed connection of its name:
 * pseudonyms, bookmarks and rows would be taken for those of the earlier account. A renewed key shows the same people. Without a question, the
 * people are kept for the next key.
 * @param isSure whether the person has answered it
 */
export function* otherAccountDoubt(ports: PanelPorts, connection: Keyed, trial: KeyTrial, isSure = false): Task<string | undefined> {
  const { secrets } = ports;
  if (!isSure) {
    if (yield* showsOthers(trial, yield* seenBefore(ports, connection))) return KEY_SHOWS_OTHERS;
    if (yield* showsOthers(trial, yield* loadPeopleLeft(secrets, connection))) return nameOfOthers(connectionName(connection));
  }
  yield* keepPeopleSeen(secrets, connection, trial.people);
  yield* forgetPeopleLeft(secrets, connection);
  return undefined;
}

function* showsOthers(trial: KeyTrial, before: PeopleSeen): Task<boolean> {
  return accountsCompared(before, trial.people) === 'others' && !(yield* isElsewhere(trial, before));
}

/**
 * Refuses a name for a connection that a removed one of another account had: its reports would go over to this one.
 * @throws ActivTrakError `argument`
 */
export function* refuseNameOfOthers({ secrets }: PanelPorts, connection: Keyed): Task<void> {
  const [left, own] = [yield* loadPeopleLeft(secrets, connection), yield* loadPeopleSeen(secrets, connection)];
  if (accountsCompared(left, own) === 'others') throw wrong(nameOfOthers(connectionName(connection), true));
}

/** Whether people who were seen before are among those on pages that weren't asked for. */
function* isElsewhere(trial: KeyTrial, before: PeopleSeen): Task<boolean> {
  const found = trial.isPart ? yield* unlessFailed(tryPeople(trial, before)) : undefined;
  return found !== undefined && accountsCompared(before, found) === 'same';
}

/** Where a version before this one connected the earlier key, it is asked once more, if it still works. */
function* seenBefore(ports: PanelPorts, { handle, isFirst = false }: ConnectionEntry): Task<PeopleSeen> {
  const kept = yield* loadPeopleSeen(ports.secrets, { handle, isFirst });
  if (Object.keys(kept).length > 0) return kept;
  const all = (yield* unlessFailed(loadWithKeys(ports.secrets))) ?? [];
  const earlier = all.find((one) => (isFirst || handle === undefined ? one.isFirst : one.handle === handle));
  return (earlier && (yield* unlessFailed(tryKey(earlier, ports, ports.zone))))?.people ?? {};
}
