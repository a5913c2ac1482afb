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

/** The type of a column's values there: wall times have no zone, the one in UTC is a moment, and words that stand for numbers are text. */
export const fieldType = ({ key, kind, words }: { readonly key: string; readonly kind: CellKind; readonly words?: unknown }): FieldType =>
  words === undefined ? (key === 'timeUtc' ? 'TIMESTAMP' : TYPES[kind]) : 'STRING';
