import type { Column } from './cell';
import { column } from './column';

/**
 * What a record of the activity log holds, in either dialect. Titles, addresses and screenshots are private: a person has
 * to name each of them. `time` is the computer's wall time; `timeUtc` is there in the current dialect alone.
 */
export const LOG_COLUMNS: readonly Column[] = [
  column('usual', 'nothing', 'datetime', 'time', 'Time', 'time', 'date'),
  column('optional', 'nothing', 'text', 'timeZone', 'Time zone', 'time_zone', 'timezone'),
  column('optional', 'nothing', 'datetime', 'timeUtc', 'Time (UTC)', 'time_utc', 'timeutc'),
  column('usual', 'person', 'text', 'user', 'User'),
  column('usual', 'person', 'text', 'computer', 'Computer'),
  column('usual', 'nothing', 'text', 'executable', 'Application'),
  column('usual', 'nothing', 'duration', 'duration', 'Duration'),
  column('usual', 'nothing', 'number', 'productivity', 'Productivity'),
  column('optional', 'nothing', 'id', 'logId', 'Log ID'),
  column('optional', 'person', 'id', 'computerId', 'Computer ID'),
  column('optional', 'person', 'id', 'session', 'Session'),
  column('optional', 'nothing', 'id', 'applicationId', 'Application ID'),
  column('optional', 'nothing', 'id', 'websiteId', 'Website ID'),
  column('optional', 'nothing', 'text', 'primaryDomain', 'Primary domain'),
  column('optional', 'person', 'text', 'loginDomain', 'Login domain'),
  column('optional', 'nothing', 'text', 'location', 'Location'),
  column('optional', 'nothing', 'boolean', 'popupAlarm', 'Pop-up alarm'),
  column('optional', 'nothing', 'boolean', 'emailAlarm', 'E-mail alarm'),
  column('optional', 'nothing', 'boolean', 'externalNotificationAlarm', 'External alarm'),
  column('optional', 'nothing', 'boolean', 'terminate', 'Terminated'),
  column('private', 'content', 'text', 'titleBar', 'Window title'),
  column('private', 'content', 'text', 'description', 'Description'),
  column('private', 'content', 'text', 'url', 'URL'),
  column('private', 'content', 'text', 'website', 'Website'),
  column('private', 'content', 'text', 'subpage', 'Subpage'),
  column('private', 'content', 'text', 'screenshotUrl', 'Screenshot'),
  column('private', 'person', 'text', 'privateIp', 'Private IP'),
  column('private', 'person', 'text', 'publicIp', 'Public IP'),
];
