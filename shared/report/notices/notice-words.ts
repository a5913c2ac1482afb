import { aboutPeople, NOT_FOR_A_DAY, NOTICE_REASONS, NOTICE_TEXTS, noticeTitle, SEE_DETAILS, SEE_IN_FILE } from '#words/notices';
import type { ErrorCode } from '../../errors';
import { type AlertFacts, isTrouble, type NoticeEvent, type OwnerNotice } from './owner-notice';

const TEXTS: Readonly<Record<NoticeEvent, string>> = NOTICE_TEXTS;
const REASONS: Readonly<Record<ErrorCode, string>> = NOTICE_REASONS;

/** What a message says, in plain text. */
export interface NoticeWords {
  readonly title: string;
  readonly text: string;
}

/** The product's own words for a notice. Of what people wrote only the report's name is in it, and people's own names where its alerts say so. */
export function noticeWords({ event, report, code, alerts }: OwnerNotice): NoticeWords {
  const title = noticeTitle(event, nameInText(report?.name ?? ''), alerts?.count);
  if (event === 'alerts') return { title, text: `${alertsText(alerts)} ${SEE_DETAILS}` };
  const known = knownCode(code);
  const text = event === 'failing' ? [TEXTS.failing, ...(known ? [REASONS[known]] : []), SEE_IN_FILE].join(' ') : TEXTS[event];
  return { title, text };
}

const alertsText = (found: AlertFacts | undefined): string =>
  found && found.people.length > 0 ? aboutPeople(found.people.map(nameInText), found.morePeople) : TEXTS.alerts;

/** A code as this version has it: what stands in a file may be anything. */
export const knownCode = (code: string | undefined): ErrorCode | undefined =>
  (Object.keys(REASONS) as readonly ErrorCode[]).find((one) => one === code);

/** The body of a mail. */
export function mailText(notice: OwnerNotice): string {
  const { text } = noticeWords(notice);
  return [text, ...(notice.link ? [notice.link] : []), ...(isTrouble(notice.event) ? [NOT_FOR_A_DAY] : [])].join('\n\n');
}

/** Characters that aren't seen, turn the order of what follows, or begin a new line. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;

const LONGEST_NAME = 200;

/** A name on one line, without what makes links of addresses. */
export const nameOnOneLine = (name: string): string =>
  wholeStart(
    name
      .replace(UNSEEN, ' ')
      .replace(/:\/\//g, ': ')
      .replace(/\bwww\./gi, 'www ')
      .replace(/\bmailto:/gi, 'mailto ')
      .replace(/\s+/g, ' ')
      .trim(),
    LONGEST_NAME,
  );

const LONGEST_IN_TEXT = 60;

/**
 * A name in a sentence. Chats and mail programs make links of whatever looks like a domain or a mail address, so a dot that isn't one stands in
 * it: `evil․example`.
 */
const nameInText = (name: string): string => wholeStart(nameOnOneLine(name).replace(/\.(?=[\p{L}\p{N}])/gu, '\u2024'), LONGEST_IN_TEXT);

/** The beginning of a text, without half a character at its end. */
const wholeStart = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
