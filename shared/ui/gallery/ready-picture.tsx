import type { JSX } from 'preact';
import type { ReadyKind } from '../../dashboard/blueprint';

/** A rectangle of a picture in one of the theme's colors. */
interface Piece {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: 'action' | 'good' | 'bad' | 'warning' | 'rule' | 'soft';
  /** @default 1 */
  readonly strength?: number;
}

const [WIDTH, HEIGHT] = [120, 64];

/** The frame of every table: a header, and a line a row with the name that it is of. */
const names = (rows: number): readonly Piece[] => [
  { x: 8, y: 8, width: 104, height: 5, color: 'rule' },
  ...Array.from({ length: rows }, (_, row): Piece => ({ x: 8, y: 19 + row * 10, width: 22 - (row % 3) * 4, height: 5, color: 'soft' })),
];

/** Bars that lie, each in its row. */
const bars = (lengths: readonly number[], colorOf: (length: number) => Piece['color']): readonly Piece[] =>
  lengths.map((length, row) => ({ x: 36, y: 18 + row * 10, width: length, height: 7, color: colorOf(length) }));

/** Columns that stand upon each other, from the bottom up. */
const stacks = (columns: readonly (readonly (readonly [height: number, color: Piece['color']])[])[]): readonly Piece[] =>
  columns.flatMap((parts, at) => {
    const step = 104 / columns.length;
    let bottom = HEIGHT - 8;
    return parts.map(([height, color]): Piece => {
      bottom -= height;
      return { x: 8 + at * step, y: bottom, width: step - 4, height, color };
    });
  });

/** A table whose cells are colored, row by row. */
const cells = (rows: readonly string[]): readonly Piece[] => {
  const looks: Readonly<Record<string, readonly [Piece['color'], number]>> = {
    a: ['good', 1],
    b: ['good', 0.6],
    c: ['good', 0.3],
    d: ['warning', 0.7],
    e: ['bad', 0.7],
    '-': ['rule', 0.6],
  };
  return rows.flatMap((row, line) =>
    [...row].map((letter, at): Piece => {
      const [color, strength] = looks[letter] ?? ['rule', 1];
      return { x: 36 + at * 11, y: 18 + line * 10, width: 9, height: 8, color, strength };
    }),
  );
};

const lines = (widths: readonly (readonly number[])[], color: Piece['color'] = 'rule'): readonly Piece[] =>
  widths.flatMap((row, line) => row.map((width, at): Piece => ({ x: 36 + at * 20, y: 19 + line * 10, width, height: 5, color })));

/** What each ready sheet looks like, in a few strokes. */
const PICTURES: Readonly<Record<ReadyKind, readonly Piece[]>> = {
  timesheet: [...names(4), ...bars([70, 58, 30, 64], (length) => (length < 40 ? 'bad' : 'good'))],
  attendance: [...names(4), ...cells(['a-ada-a', 'aadaa-a', 'ea-aaad', 'aaaea-a'])],
  'heat-map': [...names(4), ...cells(['abbcaab', 'cbaabca', 'aabcb-a', 'bcaab-c'])],
  payroll: [
    ...names(4),
    ...lines([
      [14, 8, 6, 14],
      [14, 0, 10, 12],
      [12, 8, 0, 14],
      [14, 10, 8, 14],
    ]),
  ],
  weekly: stacks([26, 30, 24, 34, 38, 33, 41, 44].map((height) => [[height, 'action'] as const])),
  utilization: [...names(4), ...bars([48, 66, 28, 56], (length) => (length > 60 ? 'bad' : length < 30 ? 'warning' : 'good'))],
  'productive-mix': stacks(
    [
      [30, 8, 10],
      [24, 14, 10],
      [34, 4, 10],
      [20, 16, 12],
      [28, 10, 10],
    ].map(([good = 0, bad = 0, rest = 0]) => [[good, 'good'] as const, [bad, 'bad'] as const, [rest, 'rule'] as const]),
  ),
  apps: [...names(4), ...bars([72, 50, 34, 18], () => 'action')],
  'office-remote': stacks(
    [
      [30, 12],
      [22, 20],
      [10, 34],
      [26, 18],
      [12, 24],
    ].map(([office = 0, remote = 0]) => [[office, 'action'] as const, [remote, 'warning'] as const]),
  ),
  computers: [...names(4), ...cells(['aaaaaaa', 'aabb-ee', 'aaaaaab', 'ceeeeee'])],
};

/** A small drawing of a ready sheet; the words beside it say what it is. */
export const ReadyPicture = ({ kind }: { readonly kind: ReadyKind }): JSX.Element => (
  <svg class="ready-picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
    {PICTURES[kind].map(({ color, strength, ...box }) => (
      <rect key={JSON.stringify(box)} {...box} rx={1} class={`ink-${color}`} opacity={strength} />
    ))}
  </svg>
);
