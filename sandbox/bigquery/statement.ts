import type { TableName } from './references';

/** What a hole of a template can hold, and what is read from it. */
interface HoleValues {
  /** A table by its quoted full name. */
  readonly table: TableName;
  /** A quoted name. */
  readonly name: string;
  /** A name without quotes. */
  readonly word: string;
  /** Quoted names with commas; `{x:names came.}` has that before each. */
  readonly names: readonly string[];
  /** `` `a` = came.`a` `` with commas: each name once, the same on both sides. */
  readonly sets: readonly string[];
  /** Whether a field's day is in one of some ranges; `{x:days kept.}` has that before the field. */
  readonly days: Days;
  /** Filters with `OR` between: a field's value is one of some numbers, its list has a text, or it is below or above a number, a time of day, or some seconds of another field's day. */
  readonly filters: readonly Filter[];
  readonly text: string;
  /** Texts with commas. */
  readonly texts: readonly string[];
  readonly number: number;
  /** `('name', 'value')` with commas, or nothing. */
  readonly labels: Readonly<Record<string, string>>;
  /** What a view selects: lines of an expression and its name. */
  readonly outputs: readonly Output[];
}
type HoleKind = keyof HoleValues;

/** Ranges of days of a field, the ends included; no range is `FALSE`. */
export interface Days {
  readonly field: string | undefined;
  readonly ranges: readonly (readonly [from: string, to: string])[];
}

/** A filter of rows. */
export type Filter =
  | { readonly field: string; readonly ids: readonly string[] }
  | { readonly field: string; readonly text: string }
  | { readonly field: string; readonly sign: string; readonly number: string }
  | { readonly field: string; readonly sign: string; readonly time: string }
  | { readonly field: string; readonly since: string; readonly sign: string; readonly seconds: string };

/** One line of a list of expressions. */
export interface Output {
  readonly expression: string;
  readonly name: string;
}

/** What a statement has in the holes of its template. */
export interface Holes {
  get<Kind extends HoleKind>(kind: Kind, name: string): HoleValues[Kind];
}

const QUOTED = '`(?:[^`\\\\]|\\\\.)+`';
const DATE = "DATE '\\d{4}-\\d{2}-\\d{2}'";
const TEXT = "'(?:[^'\\\\]|\\\\.)*'";
const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const list = (item: string): string => `${item}(?:,\\s*${item})*`;

const NUMBERS = '\\d+(?:, \\d+)*';
/** A number among some, and a text in a list of texts with commas, by its groups. */
const IS_ONE_OF = `(${QUOTED}) IN \\((${NUMBERS})\\)`;
const EXPONENTIAL = '-?\\d+(?:\\.\\d+)?e[+-]\\d+';
const IS_BEYOND = `(${QUOTED}) ([<>]) (${EXPONENTIAL})`;
const IS_EARLIER_OR_LATER = `TIME\\((${QUOTED})\\) ([<>]) TIME '(\\d{2}:\\d{2}:\\d{2})'`;
const IS_SECONDS_SINCE = `DATETIME_DIFF\\((${QUOTED}), DATETIME\\((${QUOTED})\\), MILLISECOND\\) / 1000 ([<>]) (${EXPONENTIAL})`;
const HAS_TEXT = `STRPOS\\(CONCAT\\(', ', (${QUOTED}), ', '\\), (${TEXT})\\) > 0`;

const FILTER = [IS_ONE_OF, HAS_TEXT, IS_BEYOND, IS_EARLIER_OR_LATER, IS_SECONDS_SINCE].join('|');

/** How each kind is written. */
const FORMS: Readonly<Record<HoleKind, (before: string) => string>> = {
  table: () => QUOTED,
  name: () => QUOTED,
  word: () => '[A-Za-z_]\\w*',
  names: (before) => list(`${before}${QUOTED}`),
  sets: (before) => list(`${QUOTED} = ${before}${QUOTED}`),
  days: (before) => {
    const one = `${before}${QUOTED} BETWEEN ${DATE} AND ${DATE}`;
    return `FALSE|\\(${one}(?:\\s+OR ${one})*\\)`;
  },
  filters: () => `(?:${FILTER})(?: OR (?:${FILTER}))*`,
  text: () => TEXT,
  texts: () => list(TEXT),
  number: () => '\\d+',
  labels: () => `(?:${list(`\\(${TEXT}, ${TEXT}\\)`)})?`,
  outputs: () => '[^]*?(?=\\nFROM )',
};

const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** A quoted name or text without its quotes and escapes: https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical#escape_sequences */
const unquoted = (text: string): string =>
  text
    .slice(1, -1)
    .replace(/\\u([0-9a-fA-F]{4})|\\(.)/g, (_, code: string | undefined, sign: string) =>
      code === undefined ? (SIGNS[sign] ?? sign) : String.fromCharCode(Number.parseInt(code, 16)),
    );

const textsIn = (text: string): readonly string[] => (text.match(new RegExp(TEXT, 'g')) ?? []).map(unquoted);

const quotedIn = (text: string): readonly string[] => (text.match(new RegExp(QUOTED, 'g')) ?? []).map(unquoted);

/** What each kind means; `undefined` where it is no such thing after all. */
const MEANINGS: { readonly [Kind in HoleKind]: (text: string) => HoleValues[Kind] | undefined } = {
  table(text) {
    const [, project, dataset, table] = /^(.+)\.([^.]+)\.([^.]+)$/.exec(unquoted(text)) ?? [];
    return project === undefined || dataset === undefined || table === undefined ? undefined : { project, dataset, table };
  },
  name: unquoted,
  word: (text) => text,
  names: quotedIn,
  sets(text) {
    const names = quotedIn(text);
    const left = names.filter((_, index) => index % 2 === 0);
    return left.every((name, index) => name === names[index * 2 + 1]) ? left : undefined;
  },
  days(text) {
    if (text === 'FALSE') return { field: undefined, ranges: [] };
    const [field, ...others] = quotedIn(text);
    const dates = (text.match(/\d{4}-\d{2}-\d{2}(?=')/g) ?? []) as string[];
    if (others.some((other) => other !== field)) return undefined;
    return { field, ranges: dates.flatMap((date, index) => (index % 2 === 0 ? [[date, dates[index + 1] as string] as const] : [])) };
  },
  filters: (text) =>
    [...text.matchAll(new RegExp(FILTER, 'g'))].map(
      ([, isField, ids = '', hasField, has = '', beyond, sign = '', number = '', ...rest]) => {
        if (isField !== undefined) return { field: unquoted(isField), ids: ids.split(', ') };
        if (hasField !== undefined) return { field: unquoted(hasField), text: unquoted(has) };
        if (beyond !== undefined) return { field: unquoted(beyond), sign, number };
        const [timeField, timeSign = '', time = '', wall = '', since = '', sinceSign = '', seconds = ''] = rest;
        if (timeField !== undefined) return { field: unquoted(timeField), sign: timeSign, time };
        return { field: unquoted(wall), since: unquoted(since), sign: sinceSign, seconds };
      },
    ),
  text: unquoted,
  texts: textsIn,
  number: Number,
  labels: (text) => {
    const texts = textsIn(text);
    return Object.fromEntries(texts.flatMap((one, index) => (index % 2 === 0 ? [[one, texts[index + 1] as string]] : [])));
  },
  outputs(text) {
    const found = text.split(/,\n/).map((line) => new RegExp(`^\\s*([^]+) AS (${QUOTED})$`).exec(line));
    return found.includes(null) ? undefined : found.map((one) => ({ expression: one?.[1] as string, name: unquoted(one?.[2] as string) }));
  },
};

/** How a statement fits a template: what its holes hold, or how far it fits. */
export type Match = { readonly holes: Holes } | { readonly fitsTo: number };

/**
 * Holds a statement against a template: the same text, blanks aside, with holes such as `{target:table}`. A hole that comes twice holds the same twice.
 */
export function match(template: string, statement: string): Match {
  const found = new Map<string, unknown>();
  let at = statement.length - statement.trimStart().length;
  for (const piece of template.trim().split(/(\{\w+:[^}]+\})/)) {
    const [, name = '', kind = '', before = ''] = /^\{(\w+):(\w+)(?: (.*))?\}$/.exec(piece) ?? [];
    const form = kind === '' ? piece.split(/\s+/).map(literally).join('\\s+') : `(?:${FORMS[kind as HoleKind](literally(before))})`;
    const sticky = new RegExp(form, 'y');
    sticky.lastIndex = at;
    const text = sticky.exec(statement)?.[0];
    if (text === undefined) return { fitsTo: at };
    if (kind !== '') {
      const value = MEANINGS[kind as HoleKind](text);
      const same = found.get(`${kind} ${name}`);
      if (value === undefined || (same !== undefined && JSON.stringify(same) !== JSON.stringify(value))) return { fitsTo: at };
      found.set(`${kind} ${name}`, value);
    }
    at += text.length;
  }
  if (statement.slice(at).replace(/;\s*$/, '').trim() !== '') return { fitsTo: at };
  return { holes: { get: (kind, name) => found.get(`${kind} ${name}`) as never } };
}

/** `[2:7]`: where a character of a statement is. */
export function placeIn(statement: string, at: number): string {
  const lines = statement.slice(0, at).split('\n');
  return `[${lines.length}:${(lines[lines.length - 1] as string).length + 1}]`;
}
