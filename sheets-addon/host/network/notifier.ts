import { ADDRESS_NOT_ALLOWED } from '#words/google';
import type { Notifier, PostTrouble } from '../../../shared/notifier';
import type { Sync } from '../../../shared/task';
import { SENDS_MAIL, WEBHOOK_ADDRESSES, WEBHOOK_SERVICES } from '../../build-options';
import { fetchTrouble } from './fetch-trouble';

/** Google would wait for six minutes. Services answer within a second, or their message can wait for the next hour. */
const SECONDS = 10;

/** UrlFetchApp and MailApp, as far as the build may use them, in the name of whoever the script runs as. */
export const scriptNotifier = (): Sync<Notifier> => ({
  services: WEBHOOK_SERVICES,
  ownAddresses: WEBHOOK_ADDRESSES,
  post(address, json) {
    const began = Date.now();
    try {
      const answer = UrlFetchApp.fetch(address, {
        method: 'post',
        contentType: 'application/json; charset=utf-8',
        payload: json,
        muteHttpExceptions: true,
        followRedirects: false,
        timeoutSeconds: SECONDS,
      } as GoogleAppsScript.URL_Fetch.URLFetchRequestOptions);
      const retryAfter = Object.entries(answer.getHeaders()).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
      return { status: answer.getResponseCode(), ...(retryAfter === undefined ? {} : { retryAfter: String(retryAfter) }) };
    } catch (cause) {
      return troubleOf(cause, Date.now() - began >= SECONDS * 950);
    }
  },
  ...(SENDS_MAIL ? { mail } : {}),
});

/** What Google says names the address, so nothing of it goes on from here. */
function troubleOf(cause: unknown, isLate: boolean): PostTrouble {
  const words = String((cause as { readonly message?: unknown } | null)?.message ?? cause);
  if (/permission|authoriz/i.test(words.replace(/https:\S*/g, ''))) return 'not-allowed';
  const barrier = fetchTrouble(words, isLate);
  if (barrier === undefined) return 'unreached';
  if (barrier.words === ADDRESS_NOT_ALLOWED) return 'not-allowed';
  return barrier.passes && barrier.code !== 'rate-limited' ? 'late' : 'limited';
}

function mail(subject: string, text: string): 'sent' | 'limited' | 'not-allowed' {
  try {
    const recipient = Session.getEffectiveUser().getEmail();
    if (recipient === '') return 'not-allowed';
    if (MailApp.getRemainingDailyQuota() < 1) return 'limited';
    MailApp.sendEmail(recipient, subject, text);
    return 'sent';
  } catch {
    return 'not-allowed';
  }
}
