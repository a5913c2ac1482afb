import type { StoredValue } from '../../spreadsheet/backend';
import { serialOf } from '../../spreadsheet/serial';
import type { SourceColumn } from './read-source';

/** A value of BigQuery's REST as a cell shows it. Moments come as seconds since 1970, or as text. */
export function cellOf(text: string | null, { type }: SourceColumn): StoredValue {
  if (text === null) return null;
  if (/^(INTEGER|INT64|FLOAT|FLOAT64)$/.test(type)) {
    const number = Number(text);
    // A longer number would lose its last digits.
    return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : text;
  }
  if (/^BOOL/.test(type)) return text === 'true';
  if (type === 'TIMESTAMP' && /^-?[\d.]+(E\d+)?$/i.test(text)) return Number(text) / 86_400 + serialOf(1970, 1, 1);
  if (/^(DATE|DATETIME|TIMESTAMP)$/.test(type)) return serialIn(text) ?? text;
  return text;
}

function serialIn(text: string): number | undefined {
  const [, year, month, day, hour = '0', minute = '0', second = '0'] =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d(?:\.\d+)?))?/.exec(text) ?? [];
  if (year === undefined) return undefined;
  return serialOf(Number(year), Number(month), Number(day), Number(hour) * 3600 + Number(minute) * 60 + Number(second));
}

/** The number format of a column's cells. */
export function formatOf({ type }: SourceColumn): string {
  if (type === 'DATE') return 'yyyy-mm-dd';
  return type === 'DATETIME' || type === 'TIMESTAMP' ? 'yyyy-mm-dd hh:mm:ss' : 'General';
}
