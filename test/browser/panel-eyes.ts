/**
 * Eyes for the page of scenes: what is wrong with one as it is now. Each of them looks at several things at once, since a call into a page
 * costs more than most of them.
 */
import { axeProblems, contrastProblems, looksSeen } from './text-contrast';

/** What is wrong with a page as it is laid out now. */
function layoutProblems(): readonly string[] {
  const problems: string[] = [];
  const words = (element: Element): string =>
    `${element.tagName} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 40)}”`;
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 0.5,
    );
    problems.push(`The page is ${root.scrollWidth} wide: ${wide.map(words).slice(0, 3).join(', ')}`);
  }
  for (const element of document.querySelectorAll<HTMLElement>('button, a[href], input, select, summary')) {
    // A tick's label is pressed as well as its box.
    const parts = element.matches('[type=radio], [type=checkbox]') ? [element, ...((element as HTMLInputElement).labels ?? [])] : [element];
    const boxes = parts.map((part) => part.getBoundingClientRect()).filter(({ width }) => width > 0);
    const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
    const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
    if (boxes.length > 0 && (width < 24 || height < 24))
      problems.push(`${words(element)} is ${Math.round(width)} by ${Math.round(height)}`);
  }
  return problems;
}

/** Words of which a part is not to be seen, apart from previews, which scroll, and from drop-down lists. */
function cutWords(): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
    const isCut = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible';
    const isText = element.clientWidth > 1 && !element.closest('.preview, select, input, .unseen');
    return isCut && isText ? [`${element.className || element.tagName}: ${element.textContent?.slice(0, 40)}`] : [];
  });
}

/** Rules of the styles. */
function allRules(): readonly string[] {
  const selectors = (rules: CSSRuleList): readonly string[] =>
    [...rules].flatMap((rule) =>
      rule instanceof CSSStyleRule
        ? rule.selectorText.split(',').map((part) => part.trim())
        : 'cssRules' in rule
          ? selectors(rule.cssRules as CSSRuleList)
          : [],
    );
  return [...document.styleSheets].flatMap(({ cssRules }) => selectors(cssRules));
}

/** Whether no element on the page has a rule, as it would be without a pointer or the focus. */
const isIdle = (selector: string): boolean =>
  !document.querySelector(selector.replace(/:(hover|focus-visible|focus)\b|::[a-z-]+/g, '') || '*');

/** Waits until the panel has heard that the scheme is dark: the browser tells scripts with one of its next frames. */
async function darkened(): Promise<readonly string[]> {
  const isLight = (): boolean => document.querySelector('[data-scheme=light]') !== null;
  for (let frame = 0; frame < 100 && isLight(); frame += 1) await new Promise(requestAnimationFrame);
  return isLight() ? ['The panel stays light where the system is dark.'] : [];
}

/** What the Tab key does not reach, and IDs that two elements have. */
function keyProblems(): readonly string[] {
  const pressed = [...document.querySelectorAll<HTMLElement>('button, a, input, select, summary, [role=button], [tabindex]')];
  const unreachable = pressed.filter((element) => element.tabIndex !== 0 && !element.matches('h1, h2, [role=alert]'));
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  return [
    ...unreachable.map(({ outerHTML }) => `Not reached: ${outerHTML.slice(0, 120)}`),
    ...ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `Two elements have the ID ${id}`),
  ];
}

/** What `look` finds where people read from right to left. */
function mirrored(look: () => readonly string[]): readonly string[] {
  document.documentElement.setAttribute('dir', 'rtl');
  const found = look();
  document.documentElement.removeAttribute('dir');
  return found;
}

/** What the page offers to the test beside the scenes. What is wrong is by where that is. */
const EYES = {
  /** Plays a scene and looks at it. @param isWhole whether all of axe's rules are asked @param idle rules of the styles that no scene had until now; all, if it is left out */
  async played(name: string, product: 'sheets' | 'excel', isWhole: boolean, idle = allRules()) {
    await (window as unknown as { play(name: string, product: string): Promise<void> }).play(name, product);
    const idleYet = idle.filter(isIdle);
    const found = isWhole ? await axeProblems(document, { rules: { 'color-contrast': { enabled: false } } }) : [];
    const light = [...found, ...(await contrastProblems('light')), ...keyProblems(), ...layoutProblems()];
    const problems = { light, 'right to left': mirrored(layoutProblems) };
    return { problems, idle: idleYet };
  },
  dark: async () => ({ dark: [...(await darkened()), ...(await contrastProblems('dark'))] }),
  looksSeen,
  enlarged: () => ({ '200 %': mirrored(layoutProblems), cut: cutWords() }),
};
export type Eyes = typeof EYES;

Object.assign(window, EYES);
