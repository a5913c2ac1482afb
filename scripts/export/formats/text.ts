import type { FieldType } from '../../../shared/warehouse/warehouse';
import { type FileValue, isoOfFileDay, isoOfFileTime } from '../values';

const TEXTS: Readonly<Record<FieldType, (value: Exclude<FileValue, null>) => string>> = {
  STRING: String,
  INT64: String,
  FLOAT64: String,
  BOOL: String,
  DATE: (value) => isoOfFileDay(Number(value)),
  DATETIME: (value) => isoOfFileTime(Number(value)),
  TIMESTAMP: (value) => `${isoOfFileTime(Number(value))}Z`,
};

/** A value as text: `2026-03-31`, wall times `2026-03-31T23:30:00`, moments in UTC with a `Z`, every digit of a number. */
export const textOfValue = (value: Exclude<FileValue, null>, type: FieldType): string => TEXTS[type](value);
