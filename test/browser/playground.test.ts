import type { Page } from 'playwright-core';
import { nobodyCalled } from '#words/formulas';
import { CATALOG } from '../../shared/functions/catalog';
import { type ApiRow, hoursFromApi, nameOf, wordsOfApi, wordsOfCells } from './hours-from-api';
import { type OpenPlayground, openPlayground } from './page';
import { picture } from './pictures';
import { pixelsOf, putLooks } from './put-looks';

let playground: OpenPlayground;
let api: readonly ApiRow[] = [];

const card = () => playground.page.locator('#card');

async function changeKey(key: string, evenIfRefused: boolean): Promise<void> {
  const { page } = playground;
  await page.getByRole('button', { name: 'Change key…' }).click();
  await page.getByLabel('ActivTrak API key').fill(key);
  await page.getByRole('button', { name: 'Test and save' }).click();
  if (!evenIfRefused) return page.locator('#key-dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Save anyway' }).click();
  return page.locator('#key-dialog').waitFor({ state: 'hidden' });
}

/** Puts contents into cells as a script does; null empties one. @param at the first of them, from zero */
const write = (sheet: string, [row, column]: readonly [row: number, column: number], contents: readonly (readonly unknown[])[]) =>
  playground.page.evaluate(
    ([area, put]) => (window as unknown as { playground: { write(...of: object[]): void } }).playground.write(area, { contents: put }),
    [{ sheet, row, column, rows: contents.length, columns: contents[0].length }, contents] as const,
  );

/** Has Univer take a second, and not a third of one, until it listens to keys and changes once the page is loaded again: results of formulas may come before. */
async function slowNextLoad(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (window !== window.top || sessionStorage.getItem('slow') === null) return;
    sessionStorage.removeItem('slow');
    const own = window.setTimeout;
    window.setTimeout = ((work: () => void, ms?: number) => own(work, ms === 300 ? 1200 : ms)) as typeof setTimeout;
  });
  await page.evaluate(() => sessionStorage.setItem('slow', 'yes'));
}

/** Reloads the page where no font is like Arial. */
async function reloadWithoutFonts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (window !== window.top || sessionStorage.getItem('no fonts') === null) return;
    sessionStorage.removeItem('no fonts');
    document.fonts.load = () => Promise.reject(new DOMException('A network error occurred.', 'NetworkError'));
  });
  await page.evaluate(() => sessionStorage.setItem('no fonts', 'yes'));
  await page.reload();
}

beforeAll(async () => {
  playground = await openPlayground(12, 10);
  api = await hoursFromApi(playground);
}, 120_000);

afterAll(() => playground?.close());

describe('the playground in a browser', () => {
  it('offers every function of the catalogue while a person types', async () => {
    const { page } = playground;
    await page.locator('[data-u-comp="defined-name"] input').first().fill('A1');
    await page.keyboard.press('Enter');
    await page.keyboard.type('=ACTIVTRAK', { delay: 20 });
    for (const { name } of CATALOG) await page.getByText(name, { exact: true }).last().waitFor({ timeout: 10_000 });
    await page.keyboard.press('Escape');
    await page.getByText(CATALOG[0].name, { exact: true }).last().waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await playground.typed();
  }, 60_000);

  it('fills the sheet with the last seven days of everyone for =ACTIVTRAK_HOURS()', async () => {
    await playground.type('A1', '=ACTIVTRAK_HOURS()');
    const [header, ...rows] = await playground.values(`A1:H${api.length + 2}`);
    expect(header).toEqual([
      'Date',
      'User',
      'Active (h)',
      'Passive (h)',
      'Total (h)',
      'Productive active (h)',
      'Unproductive active (h)',
      'Undefined active (h)',
    ]);
    expect(api.length).toBeGreaterThan(30);
    expect(wordsOfCells(rows)).toEqual(wordsOfApi(api));
    await picture(playground.page, 'playground');
  }, 60_000);

  it('adds up the hours of each person in a range', async () => {
    const secondsByName = new Map<string, number>();
    const idsByName = new Map<string, Set<number>>();
    for (const row of api.filter(({ users }) => users !== null)) {
      const name = nameOf(row);
      secondsByName.set(name, (secondsByName.get(name) ?? 0) + row.activeTime.total);
      idsByName.set(name, (idsByName.get(name) ?? new Set()).add(row.users?.[0].id ?? 0));
    }
    const people = [...secondsByName.keys()].filter((name) => idsByName.get(name)?.size === 1 && /^[\p{L} ]+$/u.test(name)).slice(0, 3);
    expect(people).toHaveLength(3);
    await write(
      'hours',
      [1, 9],
      people.map((name) => [name]),
    );
    await playground.type('K2', '=ACTIVTRAK_TOTAL("active", "last 7 days", , J2:J5)');
    const totals = (await playground.values('K2:K5')).map(([total]) => total);
    expect(totals.slice(0, 3).map((hours) => Math.round(Number(hours) * 3600))).toEqual(people.map((name) => secondsByName.get(name)));
    expect([null, '']).toContain(totals[3]);
  }, 60_000);

  it('says in the cell what is wrong with a name that nobody has', async () => {
    await playground.type('M1', '=ACTIVTRAK_HOURS("yesterday", , "Nobody Atall")');
    await card()
      .filter({ hasText: nobodyCalled('user', 'Nobody Atall') })
      .waitFor({ timeout: 15_000 });
    expect(await playground.values('M1')).toEqual([['#ERROR!']]);
    await playground.type('M2', '=ACTIVTRAK_HOURS("2026-03-31", "2026-03-01")');
    await card()
      .filter({ hasText: 'The first day, 2026-03-31, is after the last day, 2026-03-01. Swap them.' })
      .waitFor({ timeout: 15_000 });
  }, 60_000);

  it('takes the sentence away with its formula', async () => {
    const { page } = playground;
    await playground.type('S1', '=ACTIVTRAK_HOURS("2026-03-31", "2026-03-01")');
    await card().filter({ hasText: 'Swap them.' }).waitFor({ timeout: 15_000 });
    await page.keyboard.press('ArrowUp');
    await card().filter({ hasText: 'Swap them.' }).waitFor();
    await page.keyboard.press('Delete');
    await card().waitFor({ state: 'hidden' });
  }, 60_000);

  it('keeps what is being typed while the add-on formats the cells below the formula before', async () => {
    const formulas = [
      '=ACTIVTRAK_HOURS("yesterday", , "Nobody")',
      '=ACTIVTRAK_HOURS("2026-03-31", "2026-03-01")',
      '=ACTIVTRAK_STATUS("2026-03-31", "2026-03-01")',
    ];
    for (const [index, formula] of formulas.entries()) await playground.type(`P${index + 1}`, formula);
    expect((await playground.formulas('P1:P3')).flat()).toEqual(formulas);
  }, 60_000);

  it('rows that a script moves on another sheet leave the formulas of the sheet in front as they are', async () => {
    const { page } = playground;
    await page.getByText('Free', { exact: true }).last().click();
    for (const [cell, formula] of Object.entries({ B5: '=A5*2', B6: '=Hours!A10' })) await playground.type(cell, formula);
    await page.evaluate(() => {
      const { playground: own } = window as unknown as { playground: Record<'insertRows' | 'deleteRows', (...of: unknown[]) => void> };
      own.insertRows('hours', 2, 3);
      own.deleteRows('hours', 2, 2);
    });
    expect(await playground.formulas('B5:B6', 'Free')).toEqual([['=A5*2'], ['=Hours!A11']]);
    await page.evaluate(() =>
      (window as unknown as { playground: { deleteRows(...of: unknown[]): void } }).playground.deleteRows('hours', 2, 1),
    );
    await playground.type('C5', 'typed');
    await page.getByText('Hours', { exact: true }).first().click();
  }, 60_000);

  it('goes on writing once a script has deleted a sheet that was in front', async () => {
    const { page } = playground;
    await page.evaluate(() => {
      const { playground: own } = window as unknown as { playground: Record<string, (...of: unknown[]) => unknown> };
      const sheet = own.insertSheet?.('For a while', 2);
      own.deleteSheet?.(sheet);
      own.write?.({ sheet: 'free', row: 8, column: 3, rows: 1, columns: 1 }, { contents: [['written']] });
    });
    expect(await playground.values('D9:D9', 'Free')).toEqual([['written']]);
  }, 60_000);

  it('can be changed by a script while it is not seen, without a complaint', async () => {
    const { page } = playground;
    await page.evaluate(async () => {
      const { playground: own } = window as unknown as { playground: Record<string, (...of: unknown[]) => unknown> };
      const frame = () => new Promise((next) => requestAnimationFrame(next));
      window.location.hash = '#messages';
      for (let frames = 0; frames < 5; frames += 1) await frame();
      const sheet = own.insertSheet?.('For a while', 2);
      own.write?.({ sheet, row: 0, column: 0, rows: 1, columns: 1 }, { contents: [['unseen']] });
      own.deleteSheet?.(sheet);
      for (let frames = 0; frames < 5; frames += 1) await frame();
      window.location.hash = '#sheets';
    });
    expect(playground.complaints).toEqual([]);
  }, 60_000);

  it('says that it keeps no spreadsheet of more cells than a browser saves in a moment, until it has fewer', async () => {
    const { page } = playground;
    const sheet = await page.evaluate(() => {
      const { playground: own } = window as unknown as { playground: Record<string, (...of: unknown[]) => unknown> };
      const added = own.insertSheet?.('Large', 2);
      own.insertRows?.(added, 1000, 11_000);
      return String(added);
    });
    await write(sheet, [11_999, 25], [['far away']]);
    await page.locator('#toast').filter({ hasText: 'it has more than 300,000 cells' }).waitFor();
    await page.getByRole('button', { name: 'Close this message' }).click();
    await page.evaluate((key) => {
      (window as unknown as { playground: { deleteSheet(sheet: string): void } }).playground.deleteSheet(key);
    }, sheet);
  }, 60_000);

  it('sorts, with formulas', async () => {
    const { page } = playground;
    await page.getByText('Free', { exact: true }).last().click();
    await write(
      'free',
      [0, 0],
      [
        ['Name', 'Hours', null],
        ['b', 3, null],
        ['a', 1, null],
        ['c', 2, null],
      ],
    );
    await playground.type('C2', '=B2*2');
    const box = page.locator('[data-u-comp="defined-name"] input').first();
    await box.click();
    await box.fill('A3');
    await page.keyboard.press('Enter');
    await page.getByText('Data', { exact: true }).first().click();
    await page.locator('[data-u-command="sheet.menu.sheets-sort"]:visible').first().click();
    await page.getByText('Expand Descending', { exact: true }).locator('visible=true').first().click();
    await page.waitForFunction(() => {
      const { playground: own } = window as unknown as { playground: { read(area: object): { values: unknown[][] } } };
      return own.read({ sheet: 'free', row: 1, column: 0, rows: 1, columns: 1 }).values[0]?.[0] === 'c';
    });
    expect(await playground.values('A1:C4', 'Free')).toEqual([
      ['Name', 'Hours', null],
      ['c', 2, null],
      ['b', 3, 6],
      ['a', 1, null],
    ]);
    await page.getByText('Start', { exact: true }).first().click();
    await page.getByText('Hours', { exact: true }).first().click();
  }, 60_000);

  it('says that no key is connected once it is disconnected in the sidebar, and after a reload, which keeps the cells', async () => {
    const { page } = playground;
    // Each reload would calculate again what only the steps before needed.
    await write(
      'hours',
      [0, 9],
      Array.from({ length: 6 }, () => Array(10).fill(null)),
    );
    const sidebar = await playground.openSidebar();
    await sidebar.getByRole('navigation').getByText('Settings', { exact: true }).click();
    await sidebar.getByRole('button', { name: 'Disconnect…' }).click();
    await sidebar.getByRole('alertdialog').getByRole('button', { name: 'Disconnect', exact: true }).click();
    await page.getByText('No key is connected.').waitFor();
    await playground.type('Z9', 'mine');
    await page.waitForTimeout(1500);
    await reloadWithoutFonts(page);
    await page.getByText('No key is connected.').waitFor({ timeout: 30_000 });
    expect([await playground.values('Z9'), await playground.formulas('A1')]).toEqual([[['mine']], [['=ACTIVTRAK_HOURS()']]]);
    await page.locator('#menu-items button').first().waitFor({ state: 'attached', timeout: 30_000 });
    await changeKey(playground.sandbox.keys.administrator, false);
    await page.locator('.connection.good').waitFor();
    expect((await playground.values('A1:B1'))[0]).toEqual(['Date', 'User']);
  }, 60_000);

  it('copies a spreadsheet without its properties, as Google does, and goes on with the cells of the first one after it', async () => {
    const { page } = playground;
    await playground.type('A1', '=ACTIVTRAK_GROUPS()');
    const before = await playground.values('A1:B9');
    expect(before[0]).not.toEqual([null, null]);
    await page.getByRole('button', { name: 'Make a copy' }).click();
    await page.locator('#file').waitFor({ timeout: 30_000 });
    await page.locator('.connection.good').waitFor({ timeout: 30_000 });
    expect([await playground.values('Z9'), await page.locator('#file').inputValue()]).toEqual([
      [['mine']],
      expect.stringMatching(/^working-hours-/),
    ]);
    await slowNextLoad(page);
    const loaded = page.waitForEvent('load');
    await page.locator('#file').selectOption('working-hours');
    await loaded;
    await playground.type('Y9', '=2+Y8');
    await page.locator('.connection.good').waitFor({ timeout: 30_000 });
    expect(await page.locator('#file').inputValue()).toBe('working-hours');
    expect([await playground.values('A1:B9'), await playground.values('Y9')]).toEqual([before, [[2]]]);
    expect([await playground.values('Z9'), await playground.formulas('A1')]).toEqual([[['mine']], [['=ACTIVTRAK_GROUPS()']]]);
  }, 90_000);

  it('lets time pass at ActivTrak too, with new rows', async () => {
    const { page } = playground;
    await page.getByRole('button', { name: 'Let an hour pass' }).click();
    await page
      .locator('#toast')
      .filter({ hasText: /\d new rows? arrived/ })
      .waitFor();
    await page.getByRole('button', { name: 'Close this message' }).click();
  }, 60_000);

  it('draws charts and conditional colors on their sheet, which scroll with it and follow its cells', async () => {
    const { page } = playground;
    const chart = page.getByRole('img', { name: 'Hours of five: Worked' });
    await page.setViewportSize({ width: 1280, height: 800 });
    await putLooks(page, 'free');
    await page.getByText('Free', { exact: true }).first().click();
    await chart.waitFor();
    const blue = await pixelsOf(page, '.charts canvas', [66, 133, 244], 5000);
    await pixelsOf(page, '#sheet canvas', [255, 0, 170], 500);
    await picture(page, 'looks');
    const top = (await chart.boundingBox())?.y ?? 0;
    await page.mouse.move(200, 600);
    await page.mouse.wheel(0, 240);
    await page.waitForFunction((y) => (document.querySelector('.chart')?.getBoundingClientRect().y ?? y) < y, top);
    // The axis goes to ten hours now, so the other columns are lower.
    await playground.type('B6', '10:00');
    await pixelsOf(page, '.charts canvas', [66, 133, 244], 0, blue);
    await page.getByText('Hours', { exact: true }).first().click();
    await chart.waitFor({ state: 'detached' });
  }, 60_000);

  it('shows the sentence of a refused key, and the rows again with a good one', async () => {
    await playground.type('A1', '=ACTIVTRAK_HOURS()');
    await playground.values('A1');
    await changeKey('a-wrong-key', true);
    await card().filter({ hasText: "ActivTrak refused the spreadsheet owner's key" }).waitFor({ timeout: 20_000 });
    expect((await playground.values('A1:A2')).flat()).toEqual(['#ERROR!', null]);
    await changeKey(playground.sandbox.keys.administrator, false);
    expect((await playground.values('A1:B1'))[0]).toEqual(['Date', 'User']);
    await card().waitFor({ state: 'hidden' });
  }, 90_000);

  it('shows a sentence when ActivTrak cannot be reached, and later formulas still work', async () => {
    await playground.sandbox.close();
    await playground.page.getByRole('button', { name: 'Recalculate' }).click();
    expect(await playground.values('A1')).toEqual([['#ERROR!']]);
    await card().filter({ hasText: "ActivTrak couldn't be reached" }).waitFor({ timeout: 20_000 });
    await playground.type('A1', '=ACTIVTRAK_STATUS()');
    expect((await playground.values('A1'))[0][0]).toContain("ActivTrak couldn't be reached");
    await playground.type('N1', '=1+1');
    expect(await playground.values('N1')).toEqual([[2]]);
  }, 90_000);

  it('asked nobody but this machine, and the console is quiet', () => {
    const elsewhere = playground.asked.filter((address) => !/^(?:http:\/\/127\.0\.0\.1[:/]|data:|blob:)/.test(address));
    expect(elsewhere).toEqual([]);
    expect(playground.complaints).toEqual([]);
  });
});
