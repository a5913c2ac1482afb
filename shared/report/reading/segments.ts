/**
 * Which way the rows of a reading came by, in the order in which they came: `0.rs 5.2` says that 1,000 rows of way 0 come before 2 of way 5.
 * As a text, because it is kept with a refresh that pauses.
 * @module
 */

import type { RowRange } from '../../table/cells/row-range';

interface Segment extends RowRange {
  readonly way: number;
}

const RADIX = 36;

function segmentsOf(text: string): Segment[] {
  let from = 0;
  return (text === '' ? [] : text.split(' ')).map((one) => {
    const [way = 0, count = 0] = one.split('.').map((word) => Number.parseInt(word, RADIX));
    const segment = { way, from, count };
    from += count;
    return segment;
  });
}

const textOf = (segments: readonly Pick<Segment, 'way' | 'count'>[]): string =>
  segments.map(({ way, count }) => `${way.toString(RADIX)}.${count.toString(RADIX)}`).join(' ');

/** The text with more rows of a way behind it. */
export function withRows(text: string, way: number, count: number): string {
  if (count === 0) return text;
  const last = text.slice(text.lastIndexOf(' ') + 1);
  const [known] = segmentsOf(last);
  if (known?.way !== way) return text === '' ? textOf([{ way, count }]) : `${text} ${textOf([{ way, count }])}`;
  return text.slice(0, text.length - last.length) + textOf([{ way, count: known.count + count }]);
}

/** The rows from `from` on by their ways: their ranges in that order, and the text as it is then. @param stays which ways are kept there */
export function gathered(
  text: string,
  from: number,
  stays: (way: number) => boolean,
): { readonly text: string; readonly ranges: readonly RowRange[] } {
  const head = firstRows(text, from);
  const tail = segmentsOf(text).flatMap((segment) => {
    const begin = Math.max(from, segment.from);
    const count = segment.from + segment.count - begin;
    return count > 0 && stays(segment.way) ? [{ way: segment.way, from: begin, count }] : [];
  });
  tail.sort((one, other) => one.way - other.way);
  return { text: tail.reduce((all, { way, count }) => withRows(all, way, count), head), ranges: tail };
}

/** The text of the first rows alone. */
const firstRows = (text: string, rows: number): string =>
  textOf(segmentsOf(text).flatMap(({ way, from, count }) => (from < rows ? [{ way, count: Math.min(count, rows - from) }] : [])));

/** The rows of some ways by their ranks, in as few ranges as there can be; those of one way stay as they came. */
export function rangesInOrder(
  text: string,
  rank: (way: number) => number,
  isAmong: (way: number) => boolean = () => true,
): readonly RowRange[] {
  const sorted = segmentsOf(text).filter(({ way }) => isAmong(way));
  sorted.sort((one, other) => rank(one.way) - rank(other.way));
  const ranges: { from: number; count: number }[] = [];
  for (const { from, count } of sorted) {
    const last = ranges[ranges.length - 1];
    if (last && last.from + last.count === from) last.count += count;
    else ranges.push({ from, count });
  }
  return ranges;
}

/** The text once the rows stand in the order of their ways by rank. */
export function inOrder(text: string, rank: (way: number) => number): string {
  const sorted = segmentsOf(text).sort((one, other) => rank(one.way) - rank(other.way));
  return sorted.reduce((all, { way, count }) => withRows(all, way, count), '');
}

/** A function that says by which way each row came; rows are asked about in their order. */
export function wayOfRows(text: string): (row: number) => number {
  const segments = segmentsOf(text);
  let at = 0;
  return (row) => {
    while (at + 1 < segments.length && row >= (segments[at + 1] as Segment).from) at += 1;
    return segments[at]?.way ?? 0;
  };
}
