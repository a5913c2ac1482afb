import { loadConnection } from '../api/connection-store';
import { calendarNow } from '../model/calendar';
import type { Calendar } from '../model/date-range';
import type { Task } from '../task';
import type { PanelPorts } from './ports';

/** What days are counted by here, also without a key. */
export function* calendarHere(ports: PanelPorts): Task<Calendar> {
  const weekStart = (yield* loadConnection(ports.secrets))?.weekStart ?? 1;
  return calendarNow(ports, ports.clock, weekStart);
}
