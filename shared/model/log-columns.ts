import type { Column } from './cell';

/**
 * What a record of the activity log holds, in either dialect. Titles, addresses and screenshots are private: a person has
 * to name each of them. `time` is the computer's wall time; `timeUtc` is there in the current dialect alone.
 */
export const LOG_COLUMNS: readonly Column[] = [
  { key: 'time', label: 'Time', kind: 'datetime', sources: ['time', 'date'], offer: 'usual' },
  { key: 'timeZone', label: 'Time zone', kind: 'text', sources: ['time_zone', 'timezone'], offer: 'optional' },
  { key: 'timeUtc', label: 'Time (UTC)', kind: 'datetime', sources: ['time_utc', 'timeutc'], offer: 'optional' },
  { key: 'user', label: 'User', kind: 'text', sources: ['user'], offer: 'usual' },
  { key: 'computer', label: 'Computer', kind: 'text', sources: ['computer'], offer: 'usual' },
  { key: 'executable', label: 'Application', kind: 'text', sources: ['executable'], offer: 'usual' },
  { key: 'duration', label: 'Duration', kind: 'duration', sources: ['duration'], offer: 'usual' },
  { key: 'productivity', label: 'Productivity', kind: 'number', sources: ['productivity'], offer: 'usual' },
  { key: 'logId', label: 'Log ID', kind: 'id', sources: ['logid'], offer: 'optional' },
  { key: 'computerId', label: 'Computer ID', kind: 'id', sources: ['computerid'], offer: 'optional' },
  { key: 'session', label: 'Session', kind: 'id', sources: ['session'], offer: 'optional' },
  { key: 'applicationId', label: 'Application ID', kind: 'id', sources: ['applicationid'], offer: 'optional' },
  { key: 'websiteId', label: 'Website ID', kind: 'id', sources: ['websiteid'], offer: 'optional' },
  { key: 'primaryDomain', label: 'Primary domain', kind: 'text', sources: ['primarydomain'], offer: 'optional' },
  { key: 'loginDomain', label: 'Login domain', kind: 'text', sources: ['logindomain'], offer: 'optional' },
  { key: 'location', label: 'Location', kind: 'text', sources: ['location'], offer: 'optional' },
  { key: 'popupAlarm', label: 'Pop-up alarm', kind: 'boolean', sources: ['popupalarm'], offer: 'optional' },
  { key: 'emailAlarm', label: 'E-mail alarm', kind: 'boolean', sources: ['emailalarm'], offer: 'optional' },
  { key: 'externalNotificationAlarm', label: 'External alarm', kind: 'boolean', sources: ['externalnotificationalarm'], offer: 'optional' },
  { key: 'terminate', label: 'Terminated', kind: 'boolean', sources: ['terminate'], offer: 'optional' },
  { key: 'titleBar', label: 'Window title', kind: 'text', sources: ['titlebar'], offer: 'private' },
  { key: 'description', label: 'Description', kind: 'text', sources: ['description'], offer: 'private' },
  { key: 'url', label: 'URL', kind: 'text', sources: ['url'], offer: 'private' },
  { key: 'website', label: 'Website', kind: 'text', sources: ['website'], offer: 'private' },
  { key: 'subpage', label: 'Subpage', kind: 'text', sources: ['subpage'], offer: 'private' },
  { key: 'screenshotUrl', label: 'Screenshot', kind: 'text', sources: ['screenshoturl'], offer: 'private' },
  { key: 'privateIp', label: 'Private IP', kind: 'text', sources: ['privateip'], offer: 'private' },
  { key: 'publicIp', label: 'Public IP', kind: 'text', sources: ['publicip'], offer: 'private' },
];
