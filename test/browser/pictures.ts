import path from 'node:path';
import type { Page } from 'playwright-core';
import { inProject } from '../../scripts/root';

/** `SCREENSHOTS=docs npm test` renews the pictures of the documentation; `SCREENSHOTS=all` takes all into build/screenshots. */
const asked = process.env.SCREENSHOTS;
const TO_LOOK_AT = inProject('build', 'screenshots');

/** Whether pictures that only the documentation needs are to be made. */
export const arePicturesAsked = asked === 'docs' || asked === 'all';

/** Takes a picture that the documentation may have, where pictures are asked for. */
export async function picture(of: { screenshot(options: { path: string }): Promise<unknown> }, name: string): Promise<void> {
  if (arePicturesAsked)
    await of.screenshot({ path: path.join(asked === 'docs' ? inProject('docs', 'images') : TO_LOOK_AT, `${name}.png`) });
}

/** Takes a picture of the whole panel, which is only to be looked at. */
export async function panelPicture(page: Page, name: string): Promise<void> {
  if (asked === 'all') await page.screenshot({ path: path.join(TO_LOOK_AT, 'panel', `${name}.png`), fullPage: true });
}
