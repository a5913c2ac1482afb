/** The day a week begins with: 1 is Monday, 7 is Sunday. */
export const WEEK_STARTS = [1, 2, 3, 4, 5, 6, 7] as const;
/** A weekday as ISO 8601 counts them, from 1 for Monday to 7 for Sunday. */
export type WeekStart = (typeof WEEK_STARTS)[number];

/** The weekday of a serial number: 1 for Monday to 7 for Sunday. */
export const weekday = (serial: number): number => ((serial + 5) % 7) + 1;
