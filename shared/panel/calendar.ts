import { loadConnection } from '../api/connection-store';
import { type Calendar, serialOfToday } from '../model/date-range';
import type { Task } from '../task';
import type { PanelPorts } from './ports';

/** What days are counted by here, also without a key. */
export function* calendarOf({ secrets, clock, zone, locale }: PanelPorts): Task<Calendar> {
  const weekStart = (yield* loadConnection(secrets))?.weekStart ?? 1;
  return { today: serialOfToday(clock.today(zone)), weekStart, locale };
}
