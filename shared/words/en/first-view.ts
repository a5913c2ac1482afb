export const WELCOME = [
  'Bring working hours and the activity log from ActivTrak into this file, as reports that refresh themselves or as formulas.',
  'All you need is an API key. An ActivTrak administrator can create one under “API & Integrations”, “API Keys”.',
] as const;

export const WITHOUT_KEY =
  "You haven't connected a key. The rows in the sheets are plain values, so everyone who can open this file can read them. If a report has a schedule, you can ask its owner for a refresh.";

export const CONNECT_ACTIVTRAK = 'Connect ActivTrak';
export const FIRST_REPORT = 'Your first report';
/** The gallery's title, and the button to it. */
export const READY_SHEETS_TITLE = 'Ready sheets';
