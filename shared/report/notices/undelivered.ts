import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { loadJson } from '../kept/stored-json';
import { DELIVERIES, type Delivery } from './delivery';
import { NOTICE_WAYS, type NoticeWay } from './notice-ways';

/** What came of the last message by each way by which it did not arrive. */
export type Undelivered = Readonly<Partial<Record<NoticeWay, Delivery>>>;

const KEY = 'activtrak.notices.undelivered';

/** The ways by which the last message did not arrive. */
export function* loadUndelivered(secrets: KeyValueStore): Task<Undelivered> {
  const kept = (yield* loadJson<Record<string, unknown>>(secrets, KEY)) ?? {};
  const known = NOTICE_WAYS.flatMap((way) => {
    const delivery = DELIVERIES.find((one) => one !== 'sent' && one === kept[way]);
    return delivery ? [[way, delivery] as const] : [];
  });
  return Object.fromEntries(known);
}

/** Remembers what came of a message, or forgets the trouble of a way that works or isn't chosen any more. */
export function* keepDelivery(secrets: KeyValueStore, way: NoticeWay, delivery: Delivery): Task<void> {
  const before = yield* loadUndelivered(secrets);
  if ((before[way] ?? 'sent') === delivery) return;
  const after: Record<string, Delivery> = { ...before, [way]: delivery };
  if (delivery === 'sent') delete after[way];
  if (Object.keys(after).length === 0) yield* wait(secrets.remove(KEY));
  else yield* wait(secrets.set(KEY, JSON.stringify(after)));
}
