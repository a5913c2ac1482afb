import axe from 'axe-core';
import * as esbuild from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { inProject } from '../../scripts/root';
import { launchBrowser } from './installed-browser';
import { panelPicture, picture } from './pictures';

/** Scenes of which the documentation has a part. */
const DOCUMENTED: Readonly<Record<string, { readonly name: string; readonly part: string }>> = {
  'settings-notices-chosen': { name: 'notices', part: '.part:has(form):has-text("Slack")' },
  'table-half-filled': { name: 'bigquery-card', part: '.card' },
  connections: { name: 'connections-settings', part: '.part' },
  'reports-of-two-accounts': { name: 'connections-reports', part: '.cards' },
  'connection-removed-question': { name: 'connections-remove', part: '.dialog' },
  'alerts-added': { name: 'alerts-editor', part: '.section[open] .cards' },
  'alerts-found': { name: 'alerts-card', part: '.card' },
  'health-owner-gone': { name: 'health', part: 'main, body' },
};

/** What the page of scenes gives. */
interface ScenesWindow {
  readonly scenes: readonly string[];
  readonly play: (name: string, product: 'sheets' | 'excel') => Promise<void>;
  readonly axe: typeof axe;
}

const WIDTH = 300;
const SLOW = 90_000;

let browser: Browser;
let html: string;

beforeAll(async () => {
  const [script, styles] = await Promise.all([bundled('test/shared/ui/scenes-page.ts'), bundled('shared/ui/panel.css')]);
  const plain = (code: string): string => code.replace(/<\/script/g, '<\\/script');
  html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Live Data for ActivTrak</title><style>${styles}</style></head>
<body><script>${plain(axe.source)}</script><script>${plain(script)}</script></body></html>`;
  browser = await launchBrowser();
}, SLOW);

afterAll(() => browser?.close());

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [inProject(entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { BUILD_BIGQUERY: 'true', BUILD_NOTICES: 'true' },
  });
  return outputFiles[0]?.text ?? '';
}

/** What is wrong with a page as it is laid out now. Runs in the page. */
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

/** Words of which a part is not to be seen, apart from previews, which scroll, and from drop-down lists. Runs in the page. */
function cutWords(): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
    const isCut = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible';
    const isText = element.clientWidth > 1 && !element.closest('.preview, select, input, .unseen');
    return isCut && isText ? [`${element.className || element.tagName}: ${element.textContent?.slice(0, 40)}`] : [];
  });
}

/** Rules of the styles, each as it would be without a pointer or the focus, that no element on the page has. Runs in the page. */
function idleRules(): readonly string[] {
  const selectors = (rules: CSSRuleList): readonly string[] =>
    [...rules].flatMap((rule) =>
      rule instanceof CSSStyleRule
        ? rule.selectorText.split(',').map((part) => part.trim())
        : 'cssRules' in rule
          ? selectors(rule.cssRules as CSSRuleList)
          : [],
    );
  const plain = (selector: string): string => selector.replace(/:(hover|focus-visible|focus)\b|::[a-z-]+/g, '') || '*';
  return [...document.styleSheets]
    .flatMap(({ cssRules }) => selectors(cssRules))
    .filter((selector) => !document.querySelector(plain(selector)));
}

/** Presses Tab through the page; gives each stop whose focus is not seen. Runs in the browser. */
async function unseenStops(page: Page): Promise<readonly string[]> {
  const unseen: string[] = [];
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    const problem = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      return isSeen ? undefined : at.outerHTML.slice(0, 100);
    });
    if (problem) unseen.push(problem);
  }
  return unseen;
}

async function axeProblems(page: Page, only?: string): Promise<readonly string[]> {
  return page.evaluate(async (rule) => {
    const { axe: check } = window as unknown as ScenesWindow;
    const { violations } = await check.run(document, rule ? { runOnly: [rule] } : {});
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}: ${node.failureSummary ?? ''}`));
  }, only);
}

describe.each([
  ['google', 'sheets'],
  ['fluent', 'excel'],
] as const)('the panel in the look of %s', (theme, product) => {
  let page: Page;
  let failures: string[];

  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width: WIDTH, height: 700 } });
    failures = [];
    page.on('pageerror', (failure) => failures.push(failure.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') failures.push(message.text());
    });
  });
  afterAll(() => page?.close());

  it(
    'has in every view and state nothing that axe finds, nothing too wide and nothing too small, light, dark, mirrored and enlarged',
    async () => {
      await page.setContent(html);
      const scenes = await page.evaluate(() => (window as unknown as ScenesWindow).scenes);
      expect(scenes.length).toBeGreaterThan(30);
      const problems: Record<string, readonly string[]> = {};
      let idle: readonly string[] | undefined;
      const note = (where: string, found: readonly string[]): void => {
        if (found.length > 0) problems[where] = found;
      };
      for (const name of scenes) {
        await page.emulateMedia({ colorScheme: 'light' });
        await page.setViewportSize({ width: WIDTH, height: 700 });
        await page.evaluate(([scene, host]) => (window as unknown as ScenesWindow).play(scene, host), [name, product] as const);
        const idleHere = await page.evaluate(idleRules);
        idle = idle?.filter((rule) => idleHere.includes(rule)) ?? idleHere;
        note(`${name}, light`, [
          ...(await axeProblems(page, theme === 'google' ? undefined : 'color-contrast')),
          ...(await page.evaluate(layoutProblems)),
        ]);
        if (theme === 'google') await panelPicture(page, `${theme}-${name}`);
        const documented = DOCUMENTED[name];
        if (theme === 'google' && documented) await picture(page.locator(documented.part).first(), documented.name);
        await page.emulateMedia({ colorScheme: 'dark' });
        note(`${name}, dark`, await axeProblems(page, 'color-contrast'));
        if (theme === 'fluent') await panelPicture(page, `${theme}-dark-${name}`);
        await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
        note(`${name}, right to left`, await page.evaluate(layoutProblems));
        await page.setViewportSize({ width: WIDTH / 2, height: 350 });
        note(`${name}, 200 %`, await page.evaluate(layoutProblems));
        await page.evaluate(() => document.documentElement.removeAttribute('dir'));
        note(`${name}, cut`, await page.evaluate(cutWords));
        if (theme === 'google') await panelPicture(page, `${theme}-narrow-${name}`);
      }
      expect(problems).toEqual({});
      // The other look's colours are not used here.
      expect(idle?.filter((rule) => !rule.startsWith('[data-theme'))).toEqual([]);
      expect(failures).toEqual([]);
    },
    SLOW,
  );

  it(
    'shows where the focus is',
    async () => {
      for (const name of ['reports-unfolded', 'editor-unfolded', 'settings']) {
        await page.setViewportSize({ width: WIDTH, height: 700 });
        await page.evaluate(([scene, host]) => (window as unknown as ScenesWindow).play(scene, host), [name, product] as const);
        expect(await unseenStops(page)).toEqual([]);
      }
    },
    SLOW,
  );
});
