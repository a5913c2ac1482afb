import type { ReportSchedule } from '../../shared/report/definition/definition';

/** Every hour, of whoever saves it. */
export const HOURLY: ReportSchedule = { when: { zone: 'UTC', every: 'hours', hours: 1 }, ownerId: '', ownerName: '', since: 0 };
