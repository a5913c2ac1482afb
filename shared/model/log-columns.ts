import type { Column } from './cell';

/**
 * What a record of the activity log holds, in either dialect. Titles, addresses and screenshots are private: a person has
 * to name each of them. `time` is the computer's wall time; `timeUtc` is there in the current dialect alone.
 */
export const LOG_COLUMNS: readonly Column[] = [
  { key: 'time', label: 'Time', kind: 'datetime', sources: ['time', 'date'], offer: 'usual', about: 'nothing' },
  { key: 'timeZone', label: 'Time zone', kind: 'text', sources: ['time_zone', 'timezone'], offer: 'optional', about: 'nothing' },
  { key: 'timeUtc', label: 'Time (UTC)', kind: 'datetime', sources: ['time_utc', 'timeutc'], offer: 'optional', about: 'nothing' },
  { key: 'user', label: 'User', kind: 'text', sources: ['user'], offer: 'usual', about: 'person' },
  { key: 'computer', label: 'Computer', kind: 'text', sources: ['computer'], offer: 'usual', about: 'person' },
  { key: 'executable', label: 'Application', kind: 'text', sources: ['executable'], offer: 'usual', about: 'nothing' },
  { key: 'duration', label: 'Duration', kind: 'duration', sources: ['duration'], offer: 'usual', about: 'nothing' },
  { key: 'productivity', label: 'Productivity', kind: 'number', sources: ['productivity'], offer: 'usual', about: 'nothing' },
  { key: 'logId', label: 'Log ID', kind: 'id', sources: ['logid'], offer: 'optional', about: 'nothing' },
  { key: 'computerId', label: 'Computer ID', kind: 'id', sources: ['computerid'], offer: 'optional', about: 'person' },
  { key: 'session', label: 'Session', kind: 'id', sources: ['session'], offer: 'optional', about: 'person' },
  { key: 'applicationId', label: 'Application ID', kind: 'id', sources: ['applicationid'], offer: 'optional', about: 'nothing' },
  { key: 'websiteId', label: 'Website ID', kind: 'id', sources: ['websiteid'], offer: 'optional', about: 'nothing' },
  { key: 'primaryDomain', label: 'Primary domain', kind: 'text', sources: ['primarydomain'], offer: 'optional', about: 'nothing' },
  { key: 'loginDomain', label: 'Login domain', kind: 'text', sources: ['logindomain'], offer: 'optional', about: 'person' },
  { key: 'location', label: 'Location', kind: 'text', sources: ['location'], offer: 'optional', about: 'nothing' },
  { key: 'popupAlarm', label: 'Pop-up alarm', kind: 'boolean', sources: ['popupalarm'], offer: 'optional', about: 'nothing' },
  { key: 'emailAlarm', label: 'E-mail alarm', kind: 'boolean', sources: ['emailalarm'], offer: 'optional', about: 'nothing' },
  {
    key: 'externalNotificationAlarm',
    label: 'External alarm',
    kind: 'boolean',
    sources: ['externalnotificationalarm'],
    offer: 'optional',
    about: 'nothing',
  },
  { key: 'terminate', label: 'Terminated', kind: 'boolean', sources: ['terminate'], offer: 'optional', about: 'nothing' },
  { key: 'titleBar', label: 'Window title', kind: 'text', sources: ['titlebar'], offer: 'private', about: 'content' },
  { key: 'description', label: 'Description', kind: 'text', sources: ['description'], offer: 'private', about: 'content' },
  { key: 'url', label: 'URL', kind: 'text', sources: ['url'], offer: 'private', about: 'content' },
  { key: 'website', label: 'Website', kind: 'text', sources: ['website'], offer: 'private', about: 'content' },
  { key: 'subpage', label: 'Subpage', kind: 'text', sources: ['subpage'], offer: 'private', about: 'content' },
  { key: 'screenshotUrl', label: 'Screenshot', kind: 'text', sources: ['screenshoturl'], offer: 'private', about: 'content' },
  { key: 'privateIp', label: 'Private IP', kind: 'text', sources: ['privateip'], offer: 'private', about: 'person' },
  { key: 'publicIp', label: 'Public IP', kind: 'text', sources: ['publicip'], offer: 'private', about: 'person' },
];
