import type { Column } from './cell';
import { optional, optionalPerson, privateContent, privatePerson, usual, usualPerson } from './column';

/**
 * What a record of the activity log has, in either dialect. Titles, URLs and screenshots are private: a person has to name
 * each of them. `time` is the computer's local time. Only the current dialect has `timeUtc`.
 */
export const LOG_COLUMNS: readonly Column[] = [
  usual('datetime', 'time', 'time', 'date'),
  optional('text', 'timeZone', 'time_zone', 'timezone'),
  optional('datetime', 'timeUtc', 'time_utc', 'timeutc'),
  usualPerson('text', 'user'),
  usualPerson('text', 'computer'),
  usual('text', 'executable'),
  usual('duration', 'duration'),
  usual('number', 'productivity'),
  optional('id', 'logId'),
  optionalPerson('id', 'computerId'),
  optionalPerson('id', 'session'),
  optional('id', 'applicationId'),
  optional('id', 'websiteId'),
  optional('text', 'primaryDomain'),
  optionalPerson('text', 'loginDomain'),
  optional('text', 'location'),
  optional('boolean', 'popupAlarm'),
  optional('boolean', 'emailAlarm'),
  optional('boolean', 'externalNotificationAlarm'),
  optional('boolean', 'terminate'),
  privateContent('text', 'titleBar'),
  privateContent('text', 'description'),
  privateContent('text', 'url'),
  privateContent('text', 'website'),
  privateContent('text', 'subpage'),
  privateContent('text', 'screenshotUrl'),
  privatePerson('text', 'privateIp'),
  privatePerson('text', 'publicIp'),
];
