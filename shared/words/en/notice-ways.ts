// The ways by which a person hears about her schedules.

/** How the ways are called. */
export const NOTICE_WAY_NAMES = {
  mail: 'Email',
  slack: 'Slack',
  teams: 'Microsoft Teams',
  'google-chat': 'Google Chat',
  json: 'Your own address',
} as const;

/** The last message didn't arrive. */
export const undelivered = (way: keyof typeof NOTICE_WAY_NAMES): string =>
  way === 'mail'
    ? "The last email about your schedules wasn't sent. Send a test under “Settings”, “Notices”."
    : `The last message about your schedules didn't reach ${way === 'json' ? 'your server' : NOTICE_WAY_NAMES[way]}. Send a test under “Settings”, “Notices”.`;
