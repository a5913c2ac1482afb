import type { Diagnostics } from '../../diagnostics';
import type { Notifier } from '../../notifier';
import type { Clock, KeyValueStore } from '../../ports';
import type { Task } from '../../task';
import { deliver, MAY_PASS } from './delivery';
import { chosenWays, loadNoticeSettings } from './notice-settings';
import type { NoticeWay } from './notice-ways';
import { isTrouble, type NoticeEvent, type OwnerNotice } from './owner-notice';
import { hasNews, isDayOld, isStale, type Matter, toldAt, toTell, untoldAt } from './to-tell';
import { loadTold, type Pending, saveTold, type ToldOf, type ToldSoFar } from './told';
import { keepDelivery } from './undelivered';

/** What telling a person asks of a host. */
export interface NoticePorts {
  readonly notifier: Notifier;
  /** Her own store. */
  readonly secrets: KeyValueStore;
  readonly clock: Clock;
  readonly diagnostics: Diagnostics;
}

/** Something that a person may be told of, and how it stands. */
export interface Subject extends Matter, ToldOf, Pick<OwnerNotice, 'report' | 'link'> {
  /** What else a message says, read right before it is sent; `undefined` where there is nothing left to say. */
  readonly details?: () => Task<Pick<OwnerNotice, 'alerts'> | undefined>;
}

/** A message is sent so often, in as many runs. */
const MOST_TRIES = 4;
/** A way that makes one wait is left alone for the rest of a run. */
const WAITS = ['late', 'limited', 'unreached'];

/**
 * Tells a person what she is to be told of some subjects. Each message is remembered before it is sent and again afterwards, so that a run
 * which is killed in between makes it come twice at most.
 */
export function* tell(ports: NoticePorts, subjects: readonly Subject[]): Task<void> {
  const ways = chosenWays(yield* loadNoticeSettings(ports.secrets), ports.notifier);
  if (ways.size === 0) return;
  const left = new Set<NoticeWay>();
  for (const subject of subjects) yield* tellOf(ports, subject, ways, left);
}

function* tellOf(ports: NoticePorts, subject: Subject, ways: ReadonlyMap<NoticeWay, string>, left: Set<NoticeWay>): Task<void> {
  const { secrets, clock, notifier } = ports;
  const before = yield* loadTold(secrets, subject);
  const now = clock.now();
  let told = withNews(before, subject, now, [...ways.keys()]);
  let kept = before;
  const save = (next: ToldSoFar): Task<void> => {
    told = next;
    kept = next;
    return saveTold(secrets, subject, told, isOver(told, subject, now));
  };
  for (const [way, address] of ways) {
    const pending = told.pending[way];
    const { event } = told;
    if (!pending || !event) continue;
    // Killed twice while it was being sent, it counts as sent.
    if (pending.isUnderWay && pending.wasCut) yield* save(arrived(told, way, event));
    else if (!left.has(way) && isTime(pending, now)) {
      const details = subject.details ? yield* subject.details() : {};
      if (!details) continue;
      yield* save(withPending(told, way, underWay(pending)));
      const notice = { event, at: clock.now(), report: subject.report, code: told.code, link: subject.link, ...details };
      const { delivery, waitMs = 0 } = yield* deliver(notifier, way, address, notice);
      if (WAITS.includes(delivery)) left.add(way);
      yield* save(
        delivery === 'sent' ? arrived(told, way, event) : withPending(told, way, again(pending, MAY_PASS[delivery], now + waitMs)),
      );
      yield* keepDelivery(secrets, way, delivery);
    }
  }
  const isNews = told !== kept || (kept === before && told.at > 0 && isOver(told, subject, now));
  if (isNews) yield* save(told);
}

/** What was told before, with what is to be told now; what has become untrue is left out. */
function withNews(before: ToldSoFar, subject: Subject, now: number, ways: readonly NoticeWay[]): ToldSoFar {
  const event = toTell(subject, before, now);
  if (event === undefined) return before.event && isStale(before.event, subject) ? withoutPending(before, ways, now) : before;
  if (isTrouble(event)) return { at: now, event, code: subject.trouble?.code, pending: forAll(ways), arrived: before.arrived };
  if (event === 'alerts') {
    const upTo = Math.max(subject.found?.newestAt ?? 0, before.upTo ?? 0);
    const those = hasNews(subject, before) ? ways : ways.filter((way) => before.pending[way]);
    // What only a way waits for that she has given up is no message, so the next one needn't wait for a day.
    if (those.length === 0) return { ...before, pending: {} };
    return { at: toldAt(before, now), upTo, event, pending: forAll(those), arrived: [] };
  }
  if (event === 'ran-late') return { at: now, event, pending: forAll(ways), arrived: [] };
  const heard = ways.filter((way) => before.arrived.includes(way) || (event === 'consent-again' && before.pending[way]));
  return { at: before.at, event, pending: forAll(heard), arrived: [] };
}

function withoutPending(told: ToldSoFar, ways: readonly NoticeWay[], now: number): ToldSoFar {
  const { event, pending } = told;
  const waiting = Object.keys(pending) as readonly NoticeWay[];
  if (event === undefined || waiting.length === 0) return told;
  // What was being sent when its run was killed may have arrived, so its end is told.
  const sent = waiting.filter((way) => pending[way]?.isUnderWay);
  // What has reached her by no way is not what she is told today.
  const isUntold = sent.length + told.arrived.length === 0 && ways.every((way) => pending[way]);
  const at = isUntold && (isTrouble(event) || event === 'alerts') ? untoldAt(event, now) : told.at;
  return sent.reduce((before, way) => arrived(before, way, event), { ...told, at, pending: {} });
}

const forAll = (ways: readonly NoticeWay[]): ToldSoFar['pending'] => Object.fromEntries(ways.map((way) => [way, { tries: 0 }]));

const isTime = ({ tries, notBefore = 0 }: Pending, now: number): boolean => tries < MOST_TRIES && now >= notBefore;

const underWay = ({ isUnderWay, ...pending }: Pending): Pending => ({
  ...pending,
  isUnderWay: true,
  ...(isUnderWay ? { wasCut: true } : {}),
});

const again = ({ tries, wasCut, isUnderWay }: Pending, mayPass: boolean, notBefore: number): Pending => ({
  tries: mayPass ? tries + 1 : MOST_TRIES,
  notBefore,
  ...(wasCut || isUnderWay ? { wasCut: true } : {}),
});

const withPending = (told: ToldSoFar, way: NoticeWay, pending: Pending): ToldSoFar => ({
  ...told,
  pending: { ...told.pending, [way]: pending },
});

function arrived(told: ToldSoFar, way: NoticeWay, event: NoticeEvent): ToldSoFar {
  const { [way]: _, ...pending } = told.pending;
  return { ...told, pending, arrived: isTrouble(event) ? [...new Set([...told.arrived, way])] : told.arrived };
}

/** Whether nothing of it has to be remembered: all is well, nothing is to be sent, and a day has passed. */
function isOver(told: ToldSoFar, { isWell }: Subject, now: number): boolean {
  const isPending = Object.values(told.pending).some((pending) => pending && pending.tries < MOST_TRIES);
  return isWell && !isPending && told.arrived.length === 0 && isDayOld(told, now);
}
