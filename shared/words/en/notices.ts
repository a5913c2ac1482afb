// What a person is told of her schedules by mail or in a chat. What a server said isn't in it, and no names of people but those that an owner wants there.
import { agreeing, countWords, numberWords } from './numbers';
import { PRODUCT } from './product';
import { quoted } from './quoted';

/** A report's name as its person wrote it. */
const named = (report: string): string => quoted(report, 60);

/** What happened, in a line. @param count how many alerts there are */
export const noticeTitle = (event: keyof typeof NOTICE_TEXTS, report: string, count = 0): string =>
  ({
    failing: `${named(report)} couldn't be refreshed`,
    overdue: `${named(report)} is overdue`,
    'works-again': `${named(report)} works again`,
    'ran-late': `${named(report)} was refreshed late`,
    consent: 'Your schedules need your permission',
    'consent-again': 'Your schedules run again',
    unserved: 'The schedules of a file have stopped',
    'served-again': 'The schedules of a file run again',
    alerts: `${countWords(count, 'row')} of ${named(report)} ${agreeing(count, 'meets', 'meet')} its alerts`,
    test: `${PRODUCT} can reach you here`,
  })[event];

/** What more there is to say. */
export const NOTICE_TEXTS = {
  failing: 'It failed twice in a row.',
  overdue: "Its schedule hasn't run for more than a day. Open the file to see why.",
  'works-again': 'The last refresh went well.',
  'ran-late': "Its schedule hadn't run for more than a day. It has run now.",
  consent:
    'Google asks for your consent again, so your schedules stand still. Open the file, choose any menu item of Live Data and allow it.',
  'consent-again': 'Google had asked for your consent again, so your schedules stood still.',
  unserved: "Your hourly run in it hasn't come for more than a day. Open the file and save one of its reports again.",
  'served-again': 'Your hourly run came again.',
  alerts: 'At least one is new.',
  test: 'This is a test. Messages about your scheduled refreshes will look like this.',
} as const;

/** Why a refresh failed, by the error's code. */
export const NOTICE_REASONS = {
  argument: 'Something in the report or its sheet has to be changed first.',
  'not-connected': 'No key is connected.',
  'not-kept': 'ActivTrak no longer keeps the days that it asks for.',
  unauthorized: 'ActivTrak refused your key.',
  forbidden: "ActivTrak doesn't let your key read this.",
  limited: "Your settings don't allow it.",
  rejected: 'ActivTrak refused the request.',
  'rate-limited': 'ActivTrak or Google is limiting requests.',
  server: "ActivTrak's server has a problem.",
  network: "ActivTrak didn't answer.",
  decode: "ActivTrak's answer couldn't be read.",
  unstable: 'The rows kept changing while they were read.',
  'filter-ignored': "ActivTrak returned other people's data, so nothing was written.",
  busy: 'Somebody else was refreshing it.',
  'too-large': 'There was more than the file or the host can hold.',
  time: 'It took too long.',
  cancelled: 'It was stopped.',
  unexpected: 'Something unexpected happened.',
} as const;

/** Whom the rows are about that alerts found: the first few, and how many others, where somebody knows. */
export const aboutPeople = (people: readonly string[], more?: number): string => {
  const last = more === 0 ? people.slice(-1).join() : more === undefined ? 'others' : `${numberWords(more)} more`;
  const first = more === 0 ? people.slice(0, -1) : people;
  return `Who: ${[...(first.length > 0 ? [first.join(', ')] : []), last].join(' and ')}.`;
};
export const SEE_DETAILS = 'Open the file for details.';

export const SEE_IN_FILE = 'Open the file and its panel to see what to do.';
export const OPEN_FILE = 'Open the file';

/** The end of a mail about something that is wrong. */
export const NOT_FOR_A_DAY = "You won't get another email about it for at least a day.";
