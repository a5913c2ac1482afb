import { undelivered } from '#words/notice-ways';
import { chosenWays, loadNoticeSettings } from '../../report/notices/notice-settings';
import { loadUndelivered } from '../../report/notices/undelivered';
import type { Task } from '../../task';
import type { PanelPorts } from '../ports';
import type { Notice } from '../views';

/** What the panel says of messages that didn't arrive. */
export function* undeliveredNotices({ notifier, secrets }: PanelPorts): Task<readonly Notice[]> {
  if (notifier === undefined) return [];
  const chosen = chosenWays(yield* loadNoticeSettings(secrets), notifier);
  const troubles = yield* loadUndelivered(secrets);
  return [...chosen.keys()].flatMap((way) => (troubles[way] ? [{ kind: 'warning', words: undelivered(way) } as const] : []));
}
