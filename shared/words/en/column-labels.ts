/** What stands above columns, by the columns' keys. People type these words into formulas and reports, too. */
/** Those of ActivTrak's records. */
export const COLUMN_LABELS = {
  active: 'Active',
  passive: 'Passive',
  total: 'Total',
  productiveActive: 'Productive active',
  unproductiveActive: 'Unproductive active',
  undefinedActive: 'Undefined active',
  productivePassive: 'Productive passive',
  unproductivePassive: 'Unproductive passive',
  undefinedPassive: 'Undefined passive',
  firstActivity: 'First activity',
  lastActivity: 'Last activity',
  lastActivityLog: 'Last activity log',
  date: 'Date',
  groups: 'Groups',
  groupMembers: 'Group names and ids',
  user: 'User',
  userId: 'User ID',
  computers: 'Computers',
  computerId: 'Computer ID',
  offlineMeetings: 'Offline meetings',
  location: 'Location',
  userMembers: 'User names and ids',
  computer: 'Computer',
  users: 'Users',
  computerMembers: 'Computer names and ids',
  time: 'Time',
  timeZone: 'Time zone',
  timeUtc: 'Time (UTC)',
  executable: 'Application',
  duration: 'Duration',
  productivity: 'Productivity',
  logId: 'Log ID',
  session: 'Session',
  applicationId: 'Application ID',
  websiteId: 'Website ID',
  primaryDomain: 'Primary domain',
  loginDomain: 'Login domain',
  popupAlarm: 'Pop-up alarm',
  emailAlarm: 'E-mail alarm',
  externalNotificationAlarm: 'External alarm',
  terminate: 'Terminated',
  titleBar: 'Window title',
  description: 'Description',
  url: 'URL',
  website: 'Website',
  subpage: 'Subpage',
  screenshotUrl: 'Screenshot',
  privateIp: 'Private IP',
  publicIp: 'Public IP',
} as const;

/** Those that a log can be grouped by. */
export const GROUP_KEY_LABELS = {
  day: 'Date',
  week: 'Week',
  hour: 'Hour',
  person: 'User',
  group: 'Group',
  computer: 'Computer',
  application: 'Application',
  site: 'Site',
  productivity: 'Productivity',
  location: 'Location',
} as const;

/** Those of what is said of each group. */
export const MEASURE_LABELS = {
  time: 'Time',
  activities: 'Activities',
  people: 'People',
  first: 'First activity',
  last: 'Last activity',
  longest: 'Longest',
  share: 'Share',
} as const;

/** How many people a row of a summary is about. */
export const PEOPLE_LABEL = 'People';

/** Those of lists of people and groups. */
export const LIST_LABELS = { user: 'User', userId: 'User ID', group: 'Group', groupId: 'Group ID', status: 'Status' } as const;

/** Why somebody with hours isn't in the list. */
export const UNLISTED = { deleted: 'Deleted', left: 'Left the group' } as const;
