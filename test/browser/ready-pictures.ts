import type { Page } from 'playwright-core';
import { makeSheet } from '#words/gallery';
import { READY_KINDS, type ReadyKind } from '../../shared/dashboard/blueprint';
import { READY_SHEETS } from '../../shared/dashboard/ready/ready-sheets';
import { openPlayground } from './page';
import { picture } from './pictures';

/** So many that all of them are to be seen, and none has one of the names that only tests need. */
const PEOPLE = 11;
const ROW_PIXELS = 24;
const MOST_ROWS = 24;
/** How far to the right columns are worth seeing, in pixels. */
const USUAL_WIDTH = 1340;
const WIDTHS: { readonly [Kind in ReadyKind]?: number } = { 'heat-map': 1900, 'office-remote': 1900 };

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Makes the ten ready sheets as a person does, and takes a picture of each and of its chart. `READY=weekly,apps` takes those alone. */
export async function takeReadyPictures(): Promise<void> {
  const chosen = process.env.READY?.split(',');
  for (const kind of READY_KINDS.filter((one) => chosen?.includes(one) ?? true)) await takePicture(kind);
}

async function takePicture(kind: ReadyKind): Promise<void> {
  const playground = await openPlayground(PEOPLE, 100, { dialect: 'current' });
  try {
    const { page } = playground;
    const { name } = READY_SHEETS[kind];
    await page.setViewportSize({ width: 3800, height: 1100 });
    const sidebar = await playground.openSidebar();
    await sidebar.getByRole('button', { name: 'All ready sheets' }).click();
    await sidebar.getByRole('button', { name: makeSheet(name) }).click();
    await sidebar.getByRole('button', { name: 'Not now' }).click();
    const written = sidebar.getByText(/^\d+ rows written\.$/).first();
    await written.waitFor({ timeout: 120_000 });
    await playground.values('A1', name);
    // What was drawn last is drawn a moment later.
    await page.waitForTimeout(1500);
    const rows = Math.min(MOST_ROWS, (await playground.sheets())[name] ?? 0);
    const { grid, chart } = await partsOf(page, rows, WIDTHS[kind] ?? USUAL_WIDTH);
    const pictureOf = (clip: Clip) => ({ screenshot: (options: { path: string }) => page.screenshot({ ...options, clip }) });
    await picture(pictureOf(grid), `ready-${kind}`);
    if (chart) await picture(pictureOf(chart), `ready-${kind}-chart`);
  } finally {
    await playground.close();
  }
}

/** The part of the page that the sheet's rows are in, and the part that its chart is in. */
async function partsOf(page: Page, rows: number, width: number): Promise<{ readonly grid: Clip; readonly chart: Clip | undefined }> {
  return page.evaluate(
    ([height, most]) => {
      const boxes = [...document.querySelectorAll('#sheet canvas')].map((canvas) => canvas.getBoundingClientRect());
      const [canvas] = boxes.sort((one, other) => other.width * other.height - one.width * one.height);
      const { x = 0, y = 0 } = canvas ?? {};
      // One that is farther to the right than the page goes is not to be seen.
      const chart = [...document.querySelectorAll('.charts .chart')]
        .map((one) => one.getBoundingClientRect())
        .find(({ right }) => right <= (canvas?.right ?? 0));
      return {
        grid: { x, y, width: most, height },
        chart: chart && { x: chart.x, y: chart.y, width: chart.width, height: chart.height },
      };
    },
    [(rows + 1) * ROW_PIXELS, width] as const,
  );
}
