import type { Column } from './cell';
import { optional, optionalPerson, privateContent, privatePerson, usual, usualPerson } from './column';

/**
 * What a record of the activity log has, in either dialect. Titles, URLs and screenshots are private: a person has to name
 * each of them. `time` is the computer's local time. Only the current dialect has `timeUtc`.
 */
export const LOG_COLUMNS: readonly Column[] = [
  usual('datetime', 'time', 'Time', 'time', 'date'),
  optional('text', 'timeZone', 'Time zone', 'time_zone', 'timezone'),
  optional('datetime', 'timeUtc', 'Time (UTC)', 'time_utc', 'timeutc'),
  usualPerson('text', 'user', 'User'),
  usualPerson('text', 'computer', 'Computer'),
  usual('text', 'executable', 'Application'),
  usual('duration', 'duration', 'Duration'),
  usual('number', 'productivity', 'Productivity'),
  optional('id', 'logId', 'Log ID'),
  optionalPerson('id', 'computerId', 'Computer ID'),
  optionalPerson('id', 'session', 'Session'),
  optional('id', 'applicationId', 'Application ID'),
  optional('id', 'websiteId', 'Website ID'),
  optional('text', 'primaryDomain', 'Primary domain'),
  optionalPerson('text', 'loginDomain', 'Login domain'),
  optional('text', 'location', 'Location'),
  optional('boolean', 'popupAlarm', 'Pop-up alarm'),
  optional('boolean', 'emailAlarm', 'E-mail alarm'),
  optional('boolean', 'externalNotificationAlarm', 'External alarm'),
  optional('boolean', 'terminate', 'Terminated'),
  privateContent('text', 'titleBar', 'Window title'),
  privateContent('text', 'description', 'Description'),
  privateContent('text', 'url', 'URL'),
  privateContent('text', 'website', 'Website'),
  privateContent('text', 'subpage', 'Subpage'),
  privateContent('text', 'screenshotUrl', 'Screenshot'),
  privatePerson('text', 'privateIp', 'Private IP'),
  privatePerson('text', 'publicIp', 'Public IP'),
];
