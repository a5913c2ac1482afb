import axe from 'axe-core';
import * as esbuild from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { inProject } from '../../scripts/root';
import { launchBrowser } from './installed-browser';
import type { Eyes } from './panel-eyes';
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
interface ScenesWindow extends Eyes {
  readonly scenes: readonly string[];
  readonly play: (name: string, product: 'sheets' | 'excel') => Promise<void>;
}

const WIDTH = 300;
const SLOW = 90_000;

let browser: Browser;
let html: string;

beforeAll(async () => {
  const parts = ['test/shared/ui/scenes-page.ts', 'test/browser/panel-eyes.ts', 'shared/ui/panel.css'];
  const [scenes, eyes, styles] = await Promise.all(parts.map(bundled));
  // A script is gone once it has run: axe takes along the whole page's text, with a megabyte of scripts if they are in it, each time it looks.
  const once = (code: string): string => `<script>${code.replace(/<\/script/g, '<\\/script')}\ndocument.currentScript.remove();</script>`;
  html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Live Data for ActivTrak</title><style>${styles}</style></head>
<body>${[axe.source, scenes, eyes].map(once).join('')}</body></html>`;
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
      const session = await page.context().newCDPSession(page);
      // Playwright would have the browser move a window along that nobody sees.
      const resize = (width: number, height: number) =>
        session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
      expect(scenes.length).toBeGreaterThan(30);
      const problems: Record<string, readonly string[]> = {};
      let idle: readonly string[] | undefined;
      const note = (scene: string, found: Readonly<Record<string, readonly string[]>>): void => {
        for (const [where, wrong] of Object.entries(found)) if (wrong.length > 0) problems[`${scene}, ${where}`] = wrong;
      };
      // What axe asks of a page apart from its colors is the same in both looks.
      const isWhole = theme === 'google';
      for (const name of scenes) {
        await page.emulateMedia({ colorScheme: 'light' });
        await resize(WIDTH, 700);
        const played = await page.evaluate(
          ([scene, host, whole, before]) => (window as unknown as ScenesWindow).played(scene, host, whole, before),
          [name, product, isWhole, idle] as const,
        );
        idle = played.idle;
        note(name, played.problems);
        if (theme === 'google') await panelPicture(page, `${theme}-${name}`);
        const documented = DOCUMENTED[name];
        if (theme === 'google' && documented) await picture(page.locator(documented.part).first(), documented.name);
        await page.emulateMedia({ colorScheme: 'dark' });
        note(name, await page.evaluate(() => (window as unknown as ScenesWindow).dark()));
        if (theme === 'fluent') await panelPicture(page, `${theme}-dark-${name}`);
        await resize(WIDTH / 2, 350);
        note(name, await page.evaluate(() => (window as unknown as ScenesWindow).enlarged()));
        if (theme === 'google') await panelPicture(page, `${theme}-narrow-${name}`);
      }
      await resize(WIDTH, 700);
      expect(problems).toEqual({});
      // Dozens were looked at, and not none.
      const looks = await page.evaluate(() => (window as unknown as ScenesWindow).looksSeen());
      expect(Math.min(...looks)).toBeGreaterThan(20);
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
