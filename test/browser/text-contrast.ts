/** What axe finds on a page, and how readable its text is. Runs in the browser. */
import type axe from 'axe-core';

/** What axe finds. @param where the whole page, or elements of it @param sure is called with each element that passed or failed */
export async function axeProblems(
  where: axe.ElementContext,
  options: axe.RunOptions,
  sure?: (element: Element) => void,
): Promise<readonly string[]> {
  const { axe: check } = window as unknown as { readonly axe: typeof axe };
  // Of what is right nobody reads the elements, and their paths nowhere.
  const resultTypes: axe.resultGroups[] = sure ? ['violations', 'passes'] : ['violations'];
  const { violations, passes } = await check.run(where, { ...options, elementRef: sure !== undefined, selectors: false, resultTypes });
  if (sure) for (const { nodes } of [...violations, ...passes]) for (const { element } of nodes) if (element) sure(element);
  // Of nothing there is nothing wrong: a page that axe doesn't see is a problem of its own.
  const blind = where === document && passes.length < 10 ? ['axe saw hardly anything'] : [];
  const wrong = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 120)}: ${node.failureSummary ?? ''}`),
  );
  return [...blind, ...wrong];
}

const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

/** How text looked that was readable, or is among the problems. */
const seenLooks: Readonly<Record<Scheme, Set<string>>> = { light: new Set(), dark: new Set() };

/** What is painted behind an element's text: the backgrounds of all that it stands in, and how much of them shines through. */
function behind(element: Element): string {
  const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
  const own = [backgroundColor, backgroundImage, opacity].join();
  const outside = element.parentElement ? behind(element.parentElement) : '';
  return own === NOTHING_PAINTED ? outside : `${outside}; ${own}`;
}
const NOTHING_PAINTED = 'rgba(0, 0, 0, 0),none,1';

/** All that says how readable an element's text is. */
function lookOf(element: Element): string {
  const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
  return [color, fontSize, fontWeight, textShadow, behind(element)].join();
}

/**
 * Text that can't be read well, of elements that look like none before them: of most scenes nearly all is as it was in another. A look of which
 * axe isn't sure, as of a single letter, of what is disabled, or behind a dialog, is asked for until one of its elements tells.
 */
export async function contrastProblems(scheme: Scheme): Promise<readonly string[]> {
  const seen = seenLooks[scheme];
  const fresh = [...document.querySelectorAll('body *')].filter((element) => {
    const isText =
      element.matches('input:not([type=checkbox], [type=radio]), select, textarea') ||
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE);
    return isText && element.checkVisibility() && !seen.has(lookOf(element));
  });
  if (fresh.length === 0) return [];
  return axeProblems(fresh as unknown as axe.ElementContext, { runOnly: ['color-contrast'] }, (element) => seen.add(lookOf(element)));
}

/** How many ways to draw text axe was sure of in each scheme. */
export const looksSeen = (): readonly number[] => SCHEMES.map((scheme) => seenLooks[scheme].size);
