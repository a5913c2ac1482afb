import type { CellKind, Unit } from '../../model/cell';

/** One column in the sheet. */
export interface OutputColumn {
  readonly key: string;
  /** The header's text. */
  readonly label: string;
  readonly kind: CellKind;
  /** Its number format, where that is not the usual one. */
  readonly format?: string;
  /** What stands for its numbers. */
  readonly words?: Readonly<Record<string, string>>;
}

/** The format of text, which keeps it text whatever it looks like. */
const TEXT = '@';
const FORMATS: Readonly<Record<Exclude<CellKind, 'duration'>, string>> = {
  date: 'yyyy-mm-dd',
  datetime: 'yyyy-mm-dd hh:mm:ss',
  id: '0',
  number: 'General',
  boolean: 'General',
  text: TEXT,
  names: TEXT,
  ids: TEXT,
  members: TEXT,
};
const DURATION_FORMATS: Readonly<Record<Unit, string>> = { days: '[h]:mm:ss', hours: '0.00', seconds: '0' };
/** Hours and minutes alone. */
export const SHORT_DURATIONS = '[h]:mm';

/** The number format of durations in a unit, which comes from a store. */
export const usualDurations = (unit: unknown): string | undefined => (DURATION_FORMATS as Readonly<Record<string, string>>)[String(unit)];

const CHARACTERS: Readonly<Partial<Record<CellKind, number>>> = { text: 22, datetime: 21, date: 11 };
const [FEWEST_CHARACTERS, MOST_CHARACTERS] = [10, 36] as const;

/** How many characters of a column are to be seen: its header, and what is usual of its kind. */
export const charactersOf = ({ kind, label }: OutputColumn): number =>
  Math.min(MOST_CHARACTERS, Math.max(CHARACTERS[kind] ?? FEWEST_CHARACTERS, label.length + 2));

/** The number format of a column's cells when they are written for the first time. */
export const formatOf = (kind: CellKind, unit: Unit): string => (kind === 'duration' ? DURATION_FORMATS[unit] : FORMATS[kind]);

/** The same of a report's column; of none, text. */
export const formatOfColumn = (column: Pick<OutputColumn, 'kind' | 'format'> | undefined, unit: Unit): string =>
  column?.format ?? formatOf(column?.kind ?? 'text', unit);
