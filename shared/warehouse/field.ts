import type { CellKind } from '../model/cell';
import type { FieldType } from './warehouse';

/** A column's name in a warehouse or a file: `userId` is `user_id`. */
export const fieldName = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const TYPES: Readonly<Record<CellKind, FieldType>> = {
  text: 'STRING',
  number: 'FLOAT64',
  boolean: 'BOOL',
  id: 'INT64',
  date: 'DATE',
  datetime: 'DATETIME',
  duration: 'INT64',
  names: 'STRING',
  ids: 'STRING',
  members: 'STRING',
};

/** Columns whose values say more than their kind does: a moment in UTC, and numbers that are codes or counts. */
const OWN_TYPES: Readonly<Record<string, FieldType>> = {
  timeUtc: 'TIMESTAMP',
  productivity: 'INT64',
  hour: 'INT64',
  activities: 'INT64',
  people: 'INT64',
};

/** The type of a column's values there: wall times have no zone, and words that stand for numbers are text. */
export const fieldType = ({ key, kind, words }: { readonly key: string; readonly kind: CellKind; readonly words?: unknown }): FieldType =>
  words === undefined ? (OWN_TYPES[key] ?? TYPES[kind]) : 'STRING';
