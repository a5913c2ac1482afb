import { ActivTrakError } from '../errors';
import type { Spent } from '../ports';

/** The error of a reading that ended before everything was there: nothing of it is shown. */
export function stopped(spent: Spent): ActivTrakError {
  if (spent === 'cancelled') return new ActivTrakError('cancelled', 'This was stopped; start it again when you like.');
  return new ActivTrakError('time', 'There are too many rows to read in the time allowed here: choose fewer days, or one person or group.');
}
