import type { Page } from 'playwright-core';
import { READY_KINDS, type ReadyKind } from '../../shared/dashboard/blueprint';
import { READY_SHEETS } from '../../shared/dashboard/ready/ready-sheets';
import { makeSheet } from '../../shared/words/en/gallery';
import { type OpenPlayground, openPlayground } from './page';
import { picture } from './pictures';

/** So many that all of them are to be seen, and none has one of the names that only tests need. */
const PEOPLE = 11;
const ROW_PIXELS = 24;
const MOST_ROWS = 26;
const LEAST_WIDTH = 1100;

/** Makes the ten ready sheets by hand and takes a picture of each, in a playground of its own. */
export async function takeReadyPictures(): Promise<void> {
  const chosen = process.env.READY?.split(',');
  for (const kind of READY_KINDS.filter((one) => chosen?.includes(one) ?? true)) await takePicture(kind);
}

async function takePicture(kind: ReadyKind): Promise<void> {
  const playground = await openPlayground(PEOPLE, 100, 'current');
  try {
    const { page } = playground;
    const { name } = READY_SHEETS[kind];
    await page.setViewportSize({ width: 2900, height: 1100 });
    const sidebar = await playground.openSidebar();
    await sidebar.getByRole('button', { name: 'All ready sheets' }).click();
    await sidebar.getByRole('button', { name: makeSheet(name) }).click();
    await sidebar.getByRole('button', { name: 'Not now' }).click();
    await sidebar.getByText(/\d+ rows written\.$/).waitFor({ timeout: 120_000 });
    await playground.values('A1', name);
    // What was drawn last is drawn a moment later.
    await page.waitForTimeout(1500);
    await picture(
      { screenshot: async (options) => page.screenshot({ ...options, clip: await clipOf(page, playground, name) }) },
      `ready-${kind}`,
    );
  } finally {
    await playground.close();
  }
}

/** The part of the page that the sheet's rows and its chart are in. */
async function clipOf(page: Page, playground: OpenPlayground, name: string) {
  const grid = await page.evaluate(() => {
    const [widest] = [...document.querySelectorAll<HTMLCanvasElement>('#sheet canvas')]
      .map((canvas) => canvas.getBoundingClientRect())
      .sort((one, other) => other.width * other.height - one.width * one.height);
    const charts = [...document.querySelectorAll('.charts .chart')].map((chart) => chart.getBoundingClientRect());
    const { x = 0, y = 0, right = 0 } = widest ?? {};
    return {
      x,
      y,
      right,
      chartRight: Math.max(0, ...charts.map((chart) => chart.right)),
      chartBottom: Math.max(0, ...charts.map((chart) => chart.bottom)),
    };
  });
  const rows = Math.min(MOST_ROWS, (await playground.sheets())[name] ?? 0);
  const bottom = Math.max(grid.chartBottom + 12, grid.y + (rows + 2) * ROW_PIXELS);
  const right = Math.min(grid.right, Math.max(grid.chartRight + 12, grid.x + (WIDTHS[name] ?? LEAST_WIDTH)));
  return { x: grid.x, y: grid.y, width: right - grid.x, height: bottom - grid.y };
}

/** How far to the right the columns are worth seeing, in pixels, where that is farther than usual. */
const WIDTHS: Readonly<Record<string, number>> = {};
