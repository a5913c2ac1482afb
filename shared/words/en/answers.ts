/** What ActivTrak answered, or what came in its place. */
import { inCellOrScript } from '../voice';
import { countWords, numberWords } from './numbers';
import { sentence } from './quoted';

/** `30 seconds`, `5 minutes`, `an hour`, `3 hours`, `2 days`: a wait as people say it. @param ms milliseconds, of which none is lost */
export function waitWords(ms: number): string {
  const [minute, hour] = [60_000, 3_600_000];
  const counted = (unit: number, name: string): string => countWords(Math.max(1, Math.ceil(ms / unit)), name);
  if (ms < 1.5 * minute) return counted(1000, 'second');
  if (ms <= 59 * minute) return counted(minute, 'minute');
  if (ms <= hour) return 'an hour';
  return ms <= 48 * hour ? counted(hour, 'hour') : counted(24 * hour, 'day');
}

const tryIn = (ms: number | undefined): string => `Try again in ${ms === undefined ? 'a few minutes' : waitWords(ms)}.`;

const checkAddress = (): string => `Check the region or the address ${inCellOrScript('under “Settings”', 'that connect() was given')}.`;

export const NOT_REACHED = "ActivTrak couldn't be reached. Check the network and the address, then try again in a minute.";

export const limitingRequests = (waitMs?: number): string => `ActivTrak is limiting requests. ${tryIn(waitMs)}`;

/** A server that answers 401 doesn't know who asks; one that answers 403 knows, and says no: the likelier causes come first. */
export const keyRefused = (holder: string, status: 401 | 403): string => {
  const causes = ['the key is wrong or expired', "your plan doesn't include the Live Data API", "the key's user may not see this data"];
  const [first = '', ...others] = status === 401 ? causes : [...causes.slice(1), ...causes.slice(0, 1)];
  return `ActivTrak refused ${holder} (${status}). ${sentence(first)}, ${others.join(', or ')}. Ask an administrator for a key that works, and connect it.`;
};

/** What a status means whose cause is known, with the next step; `undefined` for the others. */
export function knownStatus(status: number): string | undefined {
  const said = (happened: string, todo: string): string => `${happened} (${status}). ${todo}`;
  switch (status) {
    case 402:
      return said('ActivTrak asks for payment', 'Ask an administrator whether your plan includes the Live Data API.');
    case 404:
      return said('ActivTrak has nothing at this address', `${checkAddress()} Your plan may also not include the Live Data API.`);
    case 405:
    case 406:
    case 411:
    case 415:
    case 421:
    case 426:
      return said("This address doesn't answer like ActivTrak's Live Data API", checkAddress());
    case 407:
    case 511:
      return said('Your network or its proxy asks for a sign-in', 'Sign in to your network, or ask your administrator.');
    case 410:
      return said('ActivTrak no longer has what was asked for', `Try again from the first day. ${checkAddress()}`);
    case 413:
      return said('This is too much for one request', 'Choose fewer days, or one person or group.');
    case 414:
    case 431:
      return said("The request's address or key was too long for the server", `Choose fewer days. ${checkAddress()}`);
    case 451:
      return said("This data can't be shown for legal reasons", `Ask ActivTrak. ${checkAddress()}`);
    default:
      return undefined;
  }
}

export const serverTrouble = (status: number, waitMs?: number): string =>
  `ActivTrak has a problem of its own (${status}). ${tryIn(waitMs)}`;

export const emptyAnswer = (status: number, waitMs?: number): string => `ActivTrak answered without any data (${status}). ${tryIn(waitMs)}`;

export const ANSWER_BROKE_OFF = "ActivTrak's answer broke off. Check the network, then try again in a minute.";

export const OTHER_PAGE = 'A sign-in page or a proxy answered in place of ActivTrak. Check the network and the address, then try again.';

/** @param host where a redirection leads, where that may be shown */
export const leadsElsewhere = (status: number, host: string | undefined, isSameHost: boolean): string => {
  const where = host === undefined ? 'another address' : isSameHost ? `another address of ${host}` : host;
  return `The connection's address leads to ${where} (${status}). ${checkAddress().slice(0, -1)}, or sign in to your network.`;
};

/** @param reason what the server said, where that may be shown @param isTrial whether only the connection was tried */
export const notAccepted = (status: number, reason: string, isTrial: boolean): string =>
  `ActivTrak didn't accept the request (${status}${reason === '' ? '' : `: ${reason}`}). ${isTrial ? checkAddress() : 'Check the dates and whom you asked about.'}`;

export const BOOKMARK_UNSENDABLE = "ActivTrak's bookmark for the next page can't be sent back. Try again in a few minutes.";

/** What can be wrong in an answer's text. */
export const FLAWS = {
  end: 'it breaks off',
  brackets: "its brackets don't match",
  value: 'a value is missing',
  json: "a value in it isn't JSON",
  object: 'an object is missing',
  name: 'a name is missing',
  colon: 'a colon is missing',
  comma: 'a comma is missing',
  number: "a number in it isn't one",
  list: 'its list of activity is missing',
  rest: 'something follows after its end',
} as const;
export type Flaw = keyof typeof FLAWS;

export const answerUnreadable = (flaw: Flaw): string =>
  `ActivTrak's answer couldn't be read (${FLAWS[flaw]}). Try again, and tell ActivTrak's support if it happens again.`;

export const NAMES_UNREADABLE = "ActivTrak's list of names couldn't be read. Try again in a minute.";

export const dateUnclear = (written: string, column: string): string =>
  `ActivTrak sent “${written.slice(0, 40)}” as ${column}, which can't be read as a day for certain. No rows were taken. Ask ActivTrak's support for dates written as 2026-11-17.`;

export const OTHER_DAYS =
  "ActivTrak returned days that weren't asked for, so nothing is shown. Try again, and tell ActivTrak's support if it happens again.";

export const otherPeople = (): string =>
  `ActivTrak returned other people's data, so nothing is shown. Ask for everyone, or ${inCellOrScript('change “API version” under “Settings”', 'give connect() the other dialect')}.`;

/** What makes numbered pages doubtful: rows came or went while they were read. */
export const ROW_COUNT_CHANGED = "ActivTrak's row count changed each time it was read. Try again in a minute, or leave today out.";

export const rowsMissing = (counted: number, sent: number): string =>
  `ActivTrak counted ${countWords(counted, 'row')} but sent ${numberWords(sent)}, each of three times. Try again later, or choose other days.`;

export const ROWS_TWICE = 'ActivTrak sent rows twice, so others could be missing. Try again in a minute, or leave today out.';

export const PAGE_EMPTY = 'ActivTrak sent an empty page between others, so rows could be missing. Try again later, or choose fewer days.';

export const PAGES_EMPTY = 'ActivTrak kept sending empty pages, so rows could be missing. Try again later, or choose fewer days.';

export const SAME_PAGE =
  'ActivTrak sent the same page again instead of the next one, so rows could be missing. Try again later, or choose fewer days.';

export const LOG_TWICE = 'ActivTrak sent the same part of the log twice, so records could be missing. Try again in a few minutes.';
