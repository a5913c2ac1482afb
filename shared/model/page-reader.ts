import type { Cell, Column, Row, Unit } from './cell';
import { malformed, parseBetween, parseExactly, skipSpace, valueEnd, walkObject } from './json-text';
import { recordReader } from './record-reader';

/** One answer of a report, decoded. */
export interface DecodedPage {
  readonly rows: readonly Row[];
  /** How many rows there are on all pages, where the answer says so. */
  readonly total: number | undefined;
  /** The cursor to go on with, where the answer has one. */
  readonly cursor: string | undefined;
}

/**
 * A function that decodes answers of one stream, of either dialect, into rows of typed cells.
 * `activity: null` is an empty page; unknown fields are passed over.
 * @throws ActivTrakError `decode` when the text is not such an answer.
 */
export function pageReader(columns: readonly Column[], unit: Unit): (body: string) => DecodedPage {
  const records = recordReader(columns, unit);
  const blank: readonly Cell[] = columns.map(() => '');

  function readRows(text: string, at: number, rows: Row[]): number {
    if (text.startsWith('null', at)) return at + 4;
    if (text[at] !== '[') throw malformed('list');
    let index = skipSpace(text, at + 1);
    if (text[index] === ']') return index + 1;
    for (;;) {
      const row = blank.slice();
      index = skipSpace(text, records.read(index, row));
      rows.push(row);
      const next = text[index];
      if (next === ']') return index + 1;
      if (next !== ',') throw malformed(index >= text.length ? 'end' : 'comma');
      index = skipSpace(text, index + 1);
    }
  }

  return (body) => {
    const rows: Row[] = [];
    records.open(body);
    let listed = false;
    let total: unknown;
    let cursor: unknown;
    const end = walkObject(body, skipSpace(body, 0), (key, at) => {
      const name = key.toLowerCase();
      if (name === 'activity') {
        listed = true;
        return readRows(body, at, rows);
      }
      const valueEndsAt = valueEnd(body, at);
      if (name === 'total') total = parseBetween(body, at, valueEndsAt);
      if (name === 'cursor') cursor = parseExactly(body, at, valueEndsAt);
      return valueEndsAt;
    });
    if (skipSpace(body, end) < body.length) throw malformed('rest');
    if (!listed) throw malformed('list');
    return {
      rows,
      total: typeof total === 'number' || (typeof total === 'string' && /^\d+$/.test(total)) ? Number(total) : undefined,
      cursor: cursor === undefined || cursor === null || cursor === '' ? undefined : String(cursor),
    };
  };
}
