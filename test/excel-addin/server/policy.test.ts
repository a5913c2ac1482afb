import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startServer } from '../../../excel-addin/server/server';
import { inProject } from '../../../scripts/root';
import { launchBrowser } from '../../browser/installed-browser';
import { addInFolder, certificates, SERVER } from './server-bench';

// The server's policy in a real browser, with Microsoft's own Office.js in the place of its CDN, and pages in the place of Office's hosts.

/** What Office puts behind the address of a pane. */
const HOST = '?_host_Info=Excel$Web$16.01$en-US$1$isDialog$$0';
const PANE =
  '<!doctype html><title>Pane</title><script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>' +
  '<link rel="modulepreload" href="page.js"><script src="addin.js"></script><script>document.title = "inline"</script><body><p style="color: rgb(1, 2, 3)">Pane</p></body>';
const ADDIN = 'import("./page.js"); fetch("https://api.activtrak.com/").catch(() => { window.others = false });';
const PART = 'fetch("/health").then(() => { window.own = true }); export {};';
const FOUND =
  '[typeof Office, typeof Excel, document.title, window.own, window.others, getComputedStyle(document.querySelector("p")).color]';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let close: () => Promise<void>;
const violations: string[] = [];
const loaded: string[] = [];

beforeAll(async () => {
  const folder = addInFolder({ 'taskpane.html': PANE, 'addin.js': ADDIN, 'page.js': PART });
  const { server: certificate } = await certificates();
  const server = await startServer({ ...SERVER, folder, certificate });
  close = server.close;
  const to = `MAP addin.test 127.0.0.1:${server.port}, MAP * ~NOTFOUND`;
  // Pages of the internet that frame one on this machine need a person's consent, which nobody can give here.
  browser = await launchBrowser(`--host-resolver-rules=${to}`, '--disable-features=LocalNetworkAccessChecks');
  context = await browser.newContext({ ignoreHTTPSErrors: true });
  await context.route('https://appsforoffice.microsoft.com/**', (route) => {
    const name = path.basename(new URL(route.request().url()).pathname);
    const below = new URL(route.request().url()).pathname.replace('/lib/1/hosted/', '');
    const file = inProject('node_modules', '@microsoft', 'office-js', 'dist', below);
    loaded.push(name);
    return existsSync(file)
      ? route.fulfill({ body: readFileSync(file), contentType: 'text/javascript' })
      : route.fulfill({ status: 404, body: '' });
  });
  page = await context.newPage();
  page.on('console', (message) => message.text().includes('Content Security Policy') && violations.push(message.text()));
});
afterAll(async () => {
  await browser.close();
  await close();
});

/** The pane in a frame of a page that a site has. */
async function framedBy(address: string): Promise<string> {
  violations.length = 0;
  await context.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe name="{}" src="https://addin.test/taskpane.html${HOST}"></iframe>` }),
  );
  await page.goto(address);
  while (['', 'about:blank'].includes(page.frames()[1]?.url() ?? '')) await page.waitForTimeout(20);
  return page.frames()[1].url();
}

test.each([
  'https://euc-excel.officeapps.live.com/x',
  'https://contoso.sharepoint.com/book.xlsx',
  'https://excel.cloud.microsoft/open',
  'https://onedrive.live.com/edit',
  'https://www.office.com/launch',
])('%s shows the pane, in which Office.js and the add-in run and nothing else does', async (address) => {
  expect(await framedBy(address)).toMatch(/^https:\/\/addin\.test\/taskpane\.html/);
  const frame = page.frames()[1];
  while (!(await frame.evaluate('typeof Excel === "object" && window.own && window.others === false'))) await page.waitForTimeout(20);
  expect(await frame.evaluate(FOUND)).toEqual(['object', 'object', 'Pane', true, false, 'rgb(1, 2, 3)']);
  expect(loaded).toEqual(expect.arrayContaining(['office.js', 'excel-web-16.00.js', 'office_strings.js']));
  // What is refused is the script that was written into the page, and the request to another host.
  const directives = violations.map((text) => /(script-src|connect-src|frame-src|style-src|img-src)/.exec(text)?.[0] ?? 'connect-src');
  expect([...new Set(directives)].sort()).toEqual(['connect-src', 'script-src']);
});

test.each(['https://evil.test/x', 'https://officeapps.live.com.evil.test/x', 'https://sharepoint.com.evil.test/x'])(
  '%s does not show it',
  async (address) => {
    expect(await framedBy(address)).toMatch(/^chrome-error:/);
    expect(violations).toEqual([expect.stringContaining('frame-ancestors')]);
  },
);
