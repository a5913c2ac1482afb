/**
 * Stage 1 (README.md): the script that comes with the page, before the page is read to its end. A function that is not tied to its id when
 * the first cell is calculated is an error in that cell (https://github.com/OfficeDev/office-js/issues/4769), and a module comes too late for
 * that. So it ties the functions and the ribbon's buttons, and loads what they do. Excel runs all of it in one page, with one cache, lock
 * and key.
 * @module
 */

import { NO_OFFICE, PART_NOT_LOADED } from '#words/excel-page';
import { associateCommands, associateFunctions } from './association';
import { FUNCTION_IDS } from './build-options';
import { latePart } from './late-part';

const page = latePart(() => import('./page.js'));
const cells = latePart(() => import('./cells.js'));

if (typeof Office === 'undefined') void say(NO_OFFICE);
else {
  for (const id of FUNCTION_IDS) alone(() => associateFunctions([id], async () => (await cells()).evaluate));
  alone(() => associateCommands(async () => (await page()).commands));
  page().catch(() => say(PART_NOT_LOADED));
}

/** What Excel refuses here leaves the pane and all else working, and is said there. */
function alone(work: () => void): void {
  try {
    work();
  } catch (cause) {
    page().then(
      ({ refused }) => refused(cause),
      () => undefined,
    );
  }
}

/** Fills the empty page; where the pane is there, its cells and calls say it themselves. */
async function say(words: string): Promise<void> {
  if (document.readyState === 'loading') await new Promise((read) => document.addEventListener('DOMContentLoaded', read, { once: true }));
  if (document.body.childElementCount === 0) document.body.textContent = words;
}
