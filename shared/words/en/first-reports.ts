/** The reports that a person can begin with. */
export const ABOUT_READY = 'Each of these gets its own sheet. You can change everything about it later.';

/** Their names, the names of their sheets, and what they are good for. */
export const READY = {
  person: {
    name: 'Hours this month by person',
    sheet: 'Hours this month',
    hint: 'One row per person and day, since the first of the month.',
  },
  group: { name: 'Hours by group last week', sheet: 'Groups last week', hint: "Total hours by day and group, without anyone's name." },
  computer: {
    name: 'Computers this week',
    sheet: 'Computers this week',
    hint: 'One row per computer and day, since the first day of the week.',
  },
  apps: {
    name: 'Apps and sites last week',
    sheet: 'Apps last week',
    hint: 'The 50 applications and sites with the most time, and their share of it.',
  },
  hours: {
    name: 'Hours of the day last week',
    sheet: 'Hours of the day',
    hint: "Time and people in each hour of the day, by the computers' clocks.",
  },
  productivity: {
    name: 'Productivity last week',
    sheet: 'Productivity',
    hint: "Time per day for each of ActivTrak's productivity codes. You give them words.",
  },
} as const;

export const CREATE_OWN = 'Create my own report';
export const createReport = (report: string): string => `Create “${report}”`;
export const CREATE = 'Create';
export const customizeReport = (report: string): string => `Customize “${report}”`;
export const CUSTOMIZE = 'Customize';
