// What the functions of cells do, and each of their arguments: shown beside a formula in both products, in the panel and in the reference.

const EMPTY = 'An empty cell gives an empty result.';

export const FROM = `First day, or a period: today, yesterday, last 7 days, this week, last month, October, Q3 2026, 2026-W14, 2026-03, 2026-03-01..2026-03-31. One day means only that day. For all days since then, write since 2026-03-01. Left out: the last 7 days, including today. ${EMPTY} Don't use NOW() or TODAY(). Write "today" instead.`;
export const TO = 'Last day, included. Leave it empty if the first argument is a period.';
export const WHO = `Whose data: a name or ID, user:42, user:Jane Doe, group:Sales or computer:LAPTOP-7. Separate several with semicolons, or give a range. Each counts once. Left out, or "everyone": everyone. ${EMPTY}`;
export const WHO_OF_TOTAL = `${WHO} A range gives a result of the same shape, with a total for each cell.`;
export const COLUMNS = 'Which columns, in which order: comma-separated names, or a range of names. Empty: the default columns.';
export const COLUMNS_OF_LOG = `${COLUMNS} Titles, addresses and screenshots come only if you name them.`;
export const UNIT = 'How time is shown: hours (decimal, the default), days (for cells formatted [h]:mm) or seconds.';
export const LIMIT = 'The most rows to show. The default, 998, fits a new sheet of 1,000 rows. A last line says if there are more.';
export const BY =
  'What to group by: Application (the default), Site, Hour, Date, Week, User, Computer, Productivity or Location. Comma-separated names, or a range of names.';
export const LIMIT_OF_APPS = 'How many names to show, those with the most time. All others are one row. The default is 998.';
export const METRIC =
  'What to add up, in hours: active, passive, total, productive active, unproductive active, undefined active, and the same for passive.';
export const GROUP = `Only the people in this group, by name or ID. Separate several with semicolons. Left out: everyone. ${EMPTY}`;
export const PERIOD =
  'Also lists people who have hours in this period but were deleted or left the group, with a column that says so. Use it for timesheets.';
export const CONNECTION = `Only with several connections: whose data, by the connection's name. The key's owner has to allow this. Left out: the usual one. ${EMPTY}`;
export const DAYS_TO_EXPLAIN = 'A day or a period to explain. Empty: only the connection.';

export const HOURS = 'Working hours by person and day from ActivTrak, with a header row.';
export const HOURS_RESULT = 'One row per person and day. Dates are serial numbers, shown as dates.';
export const COMPUTER_HOURS = 'Working hours by computer and day from ActivTrak, with a header row.';
export const COMPUTER_HOURS_RESULT = 'One row per computer and day. Dates are serial numbers, shown as dates.';
export const LOG = 'The activity log from ActivTrak, newest first, with a header row.';
export const LOG_RESULT = 'One row per activity. Times are serial numbers, shown as dates and times.';
export const APPS = 'The activity log from ActivTrak added up: by application, site, hour and so on, with a header row.';
export const APPS_RESULT =
  'One row per group: time in decimal hours, the number of activities, and the share of the total. An activity counts where it begins.';
export const TOTAL = 'One number from ActivTrak: total hours over a period.';
export const TOTAL_RESULT =
  'Decimal hours: one number, or one for each cell of the range given as who. Two people can have the same name, so give a range of IDs (the second column of ACTIVTRAK_USERS).';
export const USERS = 'The people your key can see: names and IDs, for drop-down lists and timesheets.';
export const USERS_RESULT =
  'One row per person, with name and ID under a header row. A period adds a status. If two people have the same name, it shows their IDs.';
export const GROUPS = 'The groups your key can see: names and IDs, for drop-down lists.';
export const GROUPS_RESULT = 'One row per group, with name and ID under a header row.';
export const STATUS = 'Whether ActivTrak is connected, with whose key, and how fresh the data is. For a period, which days it covers.';
export const STATUS_RESULT = 'A line of text.';
