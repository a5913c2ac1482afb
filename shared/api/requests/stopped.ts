import { TAKES_TOO_LONG, WAS_STOPPED } from '#words/asking';
import { ActivTrakError } from '../../errors';
import type { Spent } from '../../ports';

/** The error of a reading that ended before everything was there: nothing of it is shown. */
export function stopped(spent: Spent): ActivTrakError {
  if (spent === 'cancelled') return new ActivTrakError('cancelled', WAS_STOPPED);
  return new ActivTrakError('time', TAKES_TOO_LONG);
}
