import type { Cell, CellKind, Column, Unit } from '../../../shared/model/cell';
import type { DecodedPage } from '../../../shared/model/page-reader';

/** The slow and plain way to a page's cells: objects from `JSON.parse`, looked through column by column. */
export function decodePlainly(keeping: string, columns: readonly Column[], unit: Unit): DecodedPage {
  const answer = lowered(JSON.parse(keeping)) as Fields;
  const records = (answer.activity ?? []) as readonly Fields[];
  return {
    rows: records.map((record) => columns.map((column) => cellOf(record, column, unit))),
    total: typeof answer.total === 'number' ? answer.total : undefined,
    cursor: answer.cursor === null || answer.cursor === '' ? undefined : String(answer.cursor),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function lowered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), lowered(inner)]));
}

/** The first source that gives something. */
function cellOf(record: Fields, { sources, kind }: Column, unit: Unit): Cell {
  for (const source of sources) {
    let value: unknown = record;
    for (const key of source.split('.')) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    const cell = value === undefined || value === null ? '' : convert(value, kind, unit);
    if (cell !== '') return cell;
  }
  return '';
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The digits of a number too long for JavaScript. */
const digitsOf = (value: unknown): string | undefined => (isObject(value) ? (value.$digits as string | undefined) : undefined);

function convert(value: unknown, kind: CellKind, unit: Unit): Cell {
  const digits = digitsOf(value);
  if (digits !== undefined) return convertLong(digits, kind, unit);
  if (typeof value === 'boolean') return kind === 'boolean' ? value : String(value);
  if (typeof value === 'object') return convertList(Array.isArray(value) ? value : [value], kind);
  if (typeof value === 'number') return convertNumber(value, kind, unit);
  return convertText(value as string, kind, unit);
}

const perUnit: Readonly<Record<Unit, number>> = { seconds: 1, hours: 3600, days: 86_400 };

function convertLong(digits: string, kind: CellKind, unit: Unit): Cell {
  if (kind === 'number') return Number(digits);
  if (kind === 'duration') return Number(digits) / perUnit[unit];
  return kind === 'boolean' ? true : digits;
}

function convertNumber(value: number, kind: CellKind, unit: Unit): Cell {
  if (kind === 'duration') return value / perUnit[unit];
  if (kind === 'number') return value;
  if (kind === 'boolean') return value !== 0;
  if (kind === 'id') return Number.isSafeInteger(value) ? value : String(value);
  if (kind === 'members') return JSON.stringify([[String(value), '']]);
  return String(value);
}

function convertText(text: string, kind: CellKind, unit: Unit): Cell {
  if (kind === 'date' || kind === 'datetime') return moment(text, kind === 'datetime') ?? text;
  if (kind === 'boolean') return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : text;
  if (kind === 'names' || kind === 'ids' || kind === 'members') return convertList([text], kind);
  if (kind === 'text') return text;
  if (!/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(text) || (text.split('.')[0] ?? '').replace('-', '').length > 15) return text;
  return kind === 'duration' ? Number(text) / perUnit[unit] : Number(text);
}

/** Days since 1899-12-30 of the wall time. */
function moment(text: string, withTime: boolean): number | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}):(\d{2}(?:\.\d+)?))?/.exec(text);
  if (!parts) return undefined;
  const [, day, hours, minutes, seconds] = parts;
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) return undefined;
  const days = at.getTime() / 86_400_000 + 25_569;
  return withTime && hours ? days + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400 : days;
}

function convertList(elements: readonly unknown[], kind: CellKind): Cell {
  const members = elements.map(member).filter(([id, name]) => id !== '' || name !== '');
  if (kind === 'members') return members.length === 0 ? '' : JSON.stringify(members);
  const numeric = kind === 'ids' || kind === 'id' || kind === 'number';
  const texts = members.map(([id, name]) => (numeric ? id : name || id)).filter((text) => text !== '');
  const joined = [...new Set(texts)].join(', ');
  return kind === 'id' || kind === 'number' ? convertText(joined, kind, 'seconds') : joined;
}

/** Id and name of the forms that the generator makes. */
function member(element: unknown): readonly [id: string, name: string] {
  const digits = digitsOf(element);
  if (digits !== undefined) return [digits, ''];
  if (typeof element === 'number') return [String(element), ''];
  if (typeof element === 'string') return ['', element];
  if (Array.isArray(element)) return [String(element[0]), String(element[1])];
  if (!isObject(element)) return ['', ''];
  return [String(element.id ?? ''), String(element.name ?? element.displayname ?? '')];
}
