import type { Frame, FrameLocator } from 'playwright-core';
import { type Hands, handsOn } from './hands';
import type { OpenPlayground } from './page';

/** The Excel tab of an open playground. */
export interface ExcelTab extends Hands {
  /** Excel's page, with its strip and its workbook. */
  readonly tab: FrameLocator;
  /** The add-in's pane, which is there while the add-in runs. */
  readonly pane: FrameLocator;
}

export async function openExcel(playground: OpenPlayground): Promise<ExcelTab> {
  const { page } = playground;
  await page.getByRole('link', { name: 'Excel' }).click();
  const tab = page.frameLocator('#excel');
  await tab.getByText("Live Data hasn't started yet.").waitFor({ timeout: 30_000 });
  const frame = (): Frame => {
    const found = page.frames().find((one) => one.url().endsWith('/excel.html'));
    if (!found) throw new Error('The Excel tab is not open.');
    return found;
  };
  return {
    ...handsOn(page, frame),
    tab,
    pane: tab.frameLocator('#pane iframe'),
  };
}
