import { loadDefault } from '../api/connections/connection-choice';
import { calendarNow } from '../model/calendar';
import type { Calendar } from '../model/date-range';
import type { Task } from '../task';
import type { PanelPorts } from './ports';

/** What days are counted by here, also without a key. */
export function* calendarHere(ports: PanelPorts): Task<Calendar> {
  const connection = yield* loadDefault(ports.secrets);
  return calendarNow(ports, ports.clock, connection?.weekStart ?? 1);
}
