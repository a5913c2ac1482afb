import { wrong } from '../../shared/errors';
import { noTimeZone, notTimeZone } from '../../shared/words/en/library';
import { shown } from './options';

/** Java, which tells Google's days, knows these too. */
const OFFSET = /^(?:GMT|UTC)[+-]\d{1,2}(?::?\d\d)?$/;

/**
 * A time zone that there is. `Utilities.formatDate` takes one that it does not know for UTC or throws; its page says neither
 * (developers.google.com/apps-script/reference/utilities/utilities#formatDate).
 * @throws ActivTrakError `argument`
 */
export function zoneNamed(zone: unknown): string {
  if (typeof zone !== 'string') throw wrong(notTimeZone(shown(zone)));
  try {
    if (!OFFSET.test(zone)) new Intl.DateTimeFormat('en', { timeZone: zone });
    Utilities.formatDate(new Date(0), zone, 'yyyy');
    return zone;
  } catch {
    // What is none may be a key that was put in the wrong place.
    const named = /^[a-z]{0,12}(?:[/_ +-][a-z\d]{1,12}){0,3}$/i.test(zone) ? zone : undefined;
    throw wrong(noTimeZone(named));
  }
}
