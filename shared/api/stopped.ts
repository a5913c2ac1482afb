import { ActivTrakError } from '../errors';
import type { Spent } from '../ports';

/** The error of a reading that ended before everything was there: nothing of it is shown. */
export function stopped(spent: Spent): ActivTrakError {
  if (spent === 'cancelled') return new ActivTrakError('cancelled', 'This was stopped. Start it again when you like.');
  return new ActivTrakError('time', 'Reading all rows takes longer than is allowed here. Choose fewer days, or one person or group.');
}
