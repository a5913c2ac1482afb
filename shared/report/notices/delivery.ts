import { retryAfter } from '../../api/requests/retry-after';
import type { Notifier, Posted } from '../../notifier';
import { type Task, wait } from '../../task';
import type { NoticeWay, Webhook } from './notice-ways';
import { mailText, noticeWords } from './notice-words';
import type { OwnerNotice } from './owner-notice';
import { webhookBody } from './webhook-body';

/** What comes of sending a message by one way. */
export const DELIVERIES = [
  'sent',
  /** The service doesn't take it. */
  'refused',
  /** There is no such webhook any more. */
  'gone',
  /** The address leads elsewhere; nothing follows there. */
  'redirected',
  /** The service has a problem. */
  'failed',
  /** Too many messages for now, or for today. */
  'limited',
  /** No answer came in time. */
  'late',
  'unreached',
  /** The installation may not send there. */
  'not-allowed',
] as const;
/** One of the things that come of sending a message. */
export type Delivery = (typeof DELIVERIES)[number];

/** Whether the same message may arrive later. */
export const MAY_PASS: Readonly<Record<Delivery, boolean>> = {
  sent: false,
  refused: false,
  gone: false,
  redirected: false,
  failed: true,
  limited: true,
  late: true,
  unreached: true,
  'not-allowed': true,
};

/** What came of it, and how many milliseconds the service asks to be left alone. */
export interface Delivered {
  readonly delivery: Delivery;
  readonly waitMs?: number | undefined;
}

/** Sends a notice by one way, once. @param address a webhook's, checked; empty for a mail */
export function* deliver(notifier: Notifier, way: NoticeWay, address: string, notice: OwnerNotice): Task<Delivered> {
  if (way !== 'mail') return outcomeOf(yield* wait(notifier.post(address, webhookBody(way satisfies Webhook, notice))), notice.at);
  if (!notifier.mail) return { delivery: 'not-allowed' };
  const { title } = noticeWords(notice);
  return { delivery: yield* wait(notifier.mail(mailSubject(title), mailText(notice))) };
}

const LONGEST_SUBJECT = 200;

const mailSubject = (title: string): string => `Live Data for ActivTrak: ${title}`.slice(0, LONGEST_SUBJECT);

function outcomeOf(posted: Posted, now: number): Delivered {
  if (typeof posted === 'string') return { delivery: posted };
  const { status, retryAfter: asked = '' } = posted;
  return { delivery: deliveryOf(status), waitMs: retryAfter(asked, now) };
}

/** Slack answers 404 and 410 where a channel or a webhook is gone (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks), Teams 202 where all is well. */
function deliveryOf(status: number): Delivery {
  if (status >= 200 && status < 300) return 'sent';
  if (status >= 300 && status < 400) return 'redirected';
  if (status === 404 || status === 410) return 'gone';
  if (status === 429) return 'limited';
  if (status === 408) return 'late';
  return status >= 500 ? 'failed' : 'refused';
}
