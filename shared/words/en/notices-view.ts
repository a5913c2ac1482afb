// Settings, “Notices”.
import { NOTICE_WAY_NAMES } from './notice-ways';

type WayName = keyof typeof NOTICE_WAY_NAMES;

export const NOTICES = 'Notices';
const WHAT_IS_FOUND = "You also hear when a scheduled report's alerts find something new.";
/** Of a product whose schedules run while the file is closed, and of one where only what runs can be told. */
export const WHAT_IS_TOLD = {
  closed: `You hear about your schedules when one fails twice, is overdue or needs your permission, and when it works again. ${WHAT_IS_FOUND}`,
  open: `While the workbook is open, you hear about your schedules when one fails twice, and when it works again. ${WHAT_IS_FOUND}`,
} as const;
export const HOW_OFTEN =
  "At most one message a day about what's wrong with each report, and one about its alerts. Messages never contain rows, and people's names only if a report's alerts say so.";

export const MAIL_ME = 'Email me';
export const MAIL_HINT = 'At the address of your Google account.';
export const addressLabel = (way: Exclude<WayName, 'mail'>): string =>
  way === 'json' ? 'Address of your own server' : `Webhook address for ${NOTICE_WAY_NAMES[way]}`;

/** Where to get an address. */
export const ADDRESS_HINTS = {
  slack: 'Create an incoming webhook in Slack and paste its address.',
  teams: 'Create the workflow “Send webhook alerts to a channel” in Teams and paste its address.',
  'google-chat': 'Open “Apps & integrations” in a Google Chat space, add a webhook and paste its address.',
  json: 'Messages are sent there as JSON.',
} as const;
/** Of a product that keeps it with the person's account, and of one that keeps it on her device. */
export const ADDRESS_KEPT = {
  sheets: "It's stored with your Google account for all your files, never in this file.",
  excel: "It's stored on this computer for all your workbooks, never in this file.",
} as const;

export const TEST_AND_SAVE = 'Test and save';
export const SEND_TEST = 'Send a test';
export const REMOVE_ADDRESS = 'Remove';
export const addressRemoved = (way: WayName): string =>
  way === 'json'
    ? 'Removed. Your own server no longer hears about your schedules.'
    : `Removed. You won't hear about schedules in ${NOTICE_WAY_NAMES[way]}.`;
export const mailSwitched = (isOn: boolean): string =>
  isOn ? "Saved. You'll get an email about your schedules." : "Saved. You won't get emails about your schedules.";
export const testLabel = (way: WayName): string => `Send a test: ${NOTICE_WAY_NAMES[way]}`;
export const removeLabel = (way: WayName): string => `Remove ${NOTICE_WAY_NAMES[way]}`;
