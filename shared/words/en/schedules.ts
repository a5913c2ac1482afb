/** What is wrong with a schedule. */
import { quoted } from './quoted';

export const NEWER_SCHEDULE = 'This schedule was made by a newer version of Live Data. Choose it again.';
export const NO_WEEKDAY = 'The schedule has no day of the week. Choose one.';
export const noZone = (zone: string): string => `${quoted(zone, 60)} isn't a time zone. Choose one from the list, such as Europe/Berlin.`;
