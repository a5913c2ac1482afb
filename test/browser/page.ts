import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { accountsAt } from '../../playground/server/accounts';
import { type PlaygroundServer, servePlayground } from '../../playground/server/server';
import type { SandboxOptions } from '../../sandbox/options';
import { ACCOUNT_ZONE } from '../../sandbox/organisation/organisation';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { builtExcelAddin, builtPage, builtSheetsAddon } from '../bundle/built';
import { type Hands, handsOn } from './hands';
import { launchBrowser } from './installed-browser';
import { arePicturesAsked } from './pictures';

/** Pictures show more rows. Otherwise there are enough of them for a person's hands: each time that one is drawn takes its time. */
const HEIGHT = arePicturesAsked ? 800 : 480;

/** The playground in a browser, as `npm start` serves it, and a person's hands on it, on the spreadsheet of Google's tab. */
export interface OpenPlayground extends Hands {
  readonly page: Page;
  readonly sandbox: Sandbox;
  /** The second account's API, where there is one. */
  readonly other: Sandbox | undefined;
  readonly server: PlaygroundServer;
  /** Addresses that anything in the page asked for. */
  readonly asked: readonly string[];
  /** What the browser's console had to say. */
  readonly complaints: readonly string[];
  /** Opens the sidebar through the menu, as the person at the keyboard. */
  openSidebar(): Promise<FrameLocator>;
  /** Asks the API on this machine for something that the real one has not: faults, latency, more records. */
  control(what: 'faults' | 'latency' | 'records', body: object): Promise<void>;
  close(): Promise<void>;
}

/** What is otherwise than usual. */
interface PlaygroundOptions {
  /** Which of the API's descriptions it follows. @default both */
  readonly dialect?: SandboxOptions['dialect'];
  /** Gives the folder of the add-on. @default the usual one */
  readonly build?: () => Promise<string>;
  /** Gives the folder of Excel's add-in. @default the usual one */
  readonly buildExcel?: () => Promise<string>;
  /** How many people a second account has, whose IDs are those of other people in the first. @default there is none */
  readonly otherPeople?: number;
}

export async function openPlayground(
  people: number,
  days: number,
  { dialect = 'both', build = builtSheetsAddon, buildExcel = builtExcelAddin, otherPeople }: PlaygroundOptions = {},
): Promise<OpenPlayground> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'playground-'));
  const [pageFolder, addon, excelAddin] = await Promise.all([builtPage(), build(), buildExcel()]);
  const sandbox = await startSandbox({ port: 0, people, days, dialect, data: path.join(folder, 'data.sqlite') });
  const other =
    otherPeople === undefined
      ? undefined
      : await startSandbox({ port: 0, people: otherPeople, days, dialect, seed: 8, data: path.join(folder, 'other.sqlite') });
  const accounts = other && (await accountsAt(sandbox.address, { [other.keys.administrator]: other.address }));
  const server = await servePlayground({
    port: 0,
    strict: true,
    page: pageFolder,
    addon,
    excelAddin,
    apiAddress: accounts?.address ?? sandbox.address,
    key: sandbox.keys.administrator,
    otherKeys: other ? [other.keys.administrator] : [],
  });
  const browser = await launchBrowser();
  // At the account's own clock: elsewhere it may be another day already.
  const page = await browser.newPage({ viewport: { width: 1280, height: HEIGHT }, timezoneId: ACCOUNT_ZONE });
  page.setDefaultTimeout(15_000);
  // A slow machine with other work takes that long for the spreadsheet's megabytes.
  page.setDefaultNavigationTimeout(60_000);
  await page.addInitScript(drawSeldom);
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (failure) => complaints.push(failure.message));
  await page.goto(server.address);
  await page.locator('.connection.good').waitFor({ timeout: 30_000 });
  return {
    page,
    sandbox,
    other,
    server,
    asked,
    complaints,
    ...handsOn(page, () => page),
    async openSidebar() {
      await page.locator('#menu summary').click();
      await page.getByRole('button', { name: 'Open the sidebar' }).click();
      const frame = page.frameLocator('#sidebar iframe');
      await frame.getByRole('heading', { level: 1 }).waitFor({ timeout: 20_000 });
      return frame;
    },
    async control(what, body) {
      const response = await fetch(`${sandbox.address}/sandbox/v1/${what}`, {
        method: 'POST',
        headers: { 'x-api-key': sandbox.keys.administrator, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${what}: ${response.status}`);
    },
    async close() {
      await browser.close();
      await server.close();
      await Promise.all([accounts?.close(), other?.close(), sandbox.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Spreadsheets draw sixty times a second even where nothing changes, in software here: a sixth as often leaves the machine to the tests.
 * Runs in the page, before its own scripts.
 */
function drawSeldom(): void {
  window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(performance.now()), 100);
  window.cancelAnimationFrame = (frame) => window.clearTimeout(frame);
}
