import { type ConnectionEntry, loadWithKeys } from '../api/connection-store';
import { type KeyTrial, tryKey, tryPeople } from '../api/key-trial';
import { accountsCompared, keepPeopleSeen, loadPeopleSeen, type PeopleSeen } from '../api/people-seen';
import { unlessFailed } from '../api/unless-failed';
import type { Task } from '../task';
import { KEY_SHOWS_OTHERS } from '../words/en/panel-answers';
import type { PanelPorts } from './ports';

/**
 * A question where a key that works shows other people than the keys of this connection did before: pseudonyms, bookmarks and rows would be taken
 * for those of the earlier account. A renewed key shows the same people. Without a question, the people are kept for the next key.
 * @param isSure whether the person has answered it
 */
export function* otherAccountDoubt(
  ports: PanelPorts,
  connection: ConnectionEntry,
  trial: KeyTrial,
  isSure = false,
): Task<string | undefined> {
  const before = isSure ? {} : yield* seenBefore(ports, connection);
  if (accountsCompared(before, trial.people) === 'others' && !(yield* isElsewhere(trial, before))) return KEY_SHOWS_OTHERS;
  yield* keepPeopleSeen(ports.secrets, connection, trial.people);
  return undefined;
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
