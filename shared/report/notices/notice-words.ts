import type { ErrorCode } from '../../errors';
import { NOT_FOR_A_DAY, NOTICE_REASONS, NOTICE_TEXTS, noticeTitle, SEE_IN_FILE } from '../../words/en/notices';
import { isTrouble, type NoticeEvent, type OwnerNotice } from './owner-notice';

const TEXTS: Readonly<Record<NoticeEvent, string>> = NOTICE_TEXTS;
const REASONS: Readonly<Record<ErrorCode, string>> = NOTICE_REASONS;

/** What a message says, in plain text. */
export interface NoticeWords {
  readonly title: string;
  readonly text: string;
}

/** The product's own words for a notice. Of what people wrote only the report's name is in it. */
export function noticeWords({ event, report, code }: OwnerNotice): NoticeWords {
  const title = noticeTitle(event, nameOnOneLine(report?.name ?? ''));
  const known = knownCode(code);
  const text = event === 'failing' ? [TEXTS.failing, ...(known ? [REASONS[known]] : []), SEE_IN_FILE].join(' ') : TEXTS[event];
  return { title, text };
}

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

/** A name on one line, of which no program makes a link. */
export const nameOnOneLine = (name: string): string =>
  name
    .replace(UNSEEN, ' ')
    .replace(/:\/\//g, ': ')
    .replace(/\bwww\./gi, 'www ')
    .replace(/\bmailto:/gi, 'mailto ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
