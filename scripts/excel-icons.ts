/** The add-in's icons, drawn in a square from 0 to 1: bars of hours on a blue ground, and an arrow that goes round. */
import { type Pixel, png } from './png';

type Shape = (x: number, y: number) => boolean;

const BLUE = [15, 108, 189] as const;
const WHITE = [255, 255, 255] as const;

/** Each pixel is looked at in so many places across and down, which makes edges smooth. */
const SAMPLES = 4;

const box =
  (left: number, top: number, right: number, bottom: number): Shape =>
  (x, y) =>
    x >= left && x < right && y >= top && y < bottom;

/** A square with round corners that leaves a little room around it. */
const ground: Shape = (x, y) => {
  const [half, radius] = [0.47, 0.16];
  const [dx, dy] = [Math.max(0, Math.abs(x - 0.5) - half + radius), Math.max(0, Math.abs(y - 0.5) - half + radius)];
  return dx * dx + dy * dy <= radius * radius;
};

const BARS: readonly Shape[] = [box(0.2, 0.52, 0.34, 0.8), box(0.43, 0.34, 0.57, 0.8), box(0.66, 0.2, 0.8, 0.8)];
const bars: Shape = (x, y) => BARS.some((bar) => bar(x, y));

/** Three quarters of a ring with a head at its upper end, which points to the right. */
const arrow: Shape = (x, y) => {
  const [dx, dy] = [x - 0.5, y - 0.52];
  const distance = Math.hypot(dx, dy);
  const isRing = distance >= 0.27 && distance <= 0.39 && !(dx > 0 && dy < 0);
  const isHead = dx >= 0 && dx <= 0.24 && Math.abs(dy + 0.33) <= 0.2 * (1 - dx / 0.24);
  return isRing || isHead;
};

/** How much of a pixel a shape covers, 0 to 1. */
function cover(shape: Shape, x: number, y: number, size: number): number {
  let hits = 0;
  for (let row = 0; row < SAMPLES; row += 1)
    for (let column = 0; column < SAMPLES; column += 1)
      if (shape((x + (column + 0.5) / SAMPLES) / size, (y + (row + 0.5) / SAMPLES) / size)) hits += 1;
  return hits / SAMPLES ** 2;
}

/** The product's own icon. */
const icon = (size: number): Buffer =>
  png(size, (x, y): Pixel => {
    const white = cover(bars, x, y, size);
    const [red, green, blue] = BLUE.map((part, at) => Math.round(part + ((WHITE[at] as number) - part) * white)) as [
      number,
      number,
      number,
    ];
    return [red, green, blue, Math.round(cover(ground, x, y, size) * 255)];
  });

const refreshIcon = (size: number): Buffer => png(size, (x, y): Pixel => [...BLUE, Math.round(cover(arrow, x, y, size) * 255)]);

/** Every icon's file name and bytes. */
export const excelIcons = (): readonly (readonly [name: string, bytes: Buffer])[] => [
  ...[16, 32, 64, 80].map((size) => [`icon-${size}.png`, icon(size)] as const),
  ...[16, 32, 80].map((size) => [`refresh-${size}.png`, refreshIcon(size)] as const),
];
