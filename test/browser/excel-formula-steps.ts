import { nobodyCalled } from '#words/formulas';
import type { ExcelStage } from './excel-stage';
import { openExcel } from './excel-tab';
import { wordsOfApi, wordsOfCells } from './hours-from-api';
import type { Step } from './steps';

/** As a spreadsheet draws `0.00`: it rounds the 15 digits that it shows, where `toFixed` rounds the binary number, which may lie below a half. */
const twoDecimals = (hours: number): string => (Math.round(Number((hours * 100).toPrecision(15))) / 100).toFixed(2);

/** Formulas in cells of the Excel tab. */
export function formulaSteps(step: Step, stage: ExcelStage): void {
  const { picture, errorCard } = stage;

  step('opens by its own address, and fills the sheet with the last seven days of everyone for =ACTIVTRAK_HOURS()', async () => {
    stage.excel = await openExcel(stage.playground);
    expect(stage.playground.page.url()).toMatch(/#excel$/);
    await stage.excel.tab.locator('#close-note').click();
    await stage.playground.control('latency', { ms: 1500 });
    await stage.excel.type('A1', '=ACTIVTRAK_HOURS()');
    // While ActivTrak is asked the cell says so; when the question goes out is the host's affair.
    const shown = (): Promise<unknown> =>
      stage.excel.tab.locator('body').evaluate(() => {
        const { playground: own } = window as unknown as { playground: { read(area: object): { values: unknown[][] } } };
        return own.read({ sheet: 'hours', row: 0, column: 0, rows: 1, columns: 1 }).values[0]?.[0];
      });
    while ((await shown()) === null) await stage.playground.page.waitForTimeout(20);
    expect(await shown()).toBe('#BUSY!');
    await stage.playground.control('latency', { ms: 0 });
    const [header, ...rows] = await stage.excel.values(`A1:H${stage.api.length + 2}`);
    expect(header.slice(0, 3)).toEqual(['Date', 'User', 'Active (h)']);
    expect(stage.api.length).toBeGreaterThan(30);
    expect(wordsOfCells(rows)).toEqual(wordsOfApi(stage.api));
    await picture('excel-formula', 'page');
  });

  step('draws the dates and hours of a formula as such where nobody has set a format', async () => {
    await stage.excel.type('P1', '=ACTIVTRAK_TOTAL("active", "last 7 days")');
    await stage.excel.type('P3', '=ACTIVTRAK_HOURS(, , , "Date, User, Active")');
    const [[total]] = (await stage.excel.values('P1')) as [[number]];
    const [, [date, , active]] = (await stage.excel.values('P3:R4')) as [unknown, [number, string, number]];
    const drawn = await stage.excel.tab.locator('body').evaluate(() => {
      const own = (window as unknown as { playground: { drawn(row: number, column: number): unknown } }).playground;
      return [own.drawn(0, 15), own.drawn(3, 15), own.drawn(3, 17)];
    });
    const day = new Date(Date.UTC(1899, 11, 30) + date * 86_400_000).toISOString().slice(0, 10);
    expect(drawn).toEqual([twoDecimals(total), day, twoDecimals(active)]);
  });

  step('says in Excel’s words what is wrong with a formula', async () => {
    await stage.excel.type('M1', '=ACTIVTRAK_HOURS("yesterday", , "Nobody Atall")');
    await errorCard(nobodyCalled('user', 'Nobody Atall'));
    expect(await stage.excel.values('M1')).toEqual([['#VALUE!']]);
    await picture('excel-error', 'page');
    await stage.excel.type('M1', 'in the way');
    await stage.excel.type('L1', '=ACTIVTRAK_GROUPS()');
    await errorCard("The spill range isn't blank: there is something in M1.");
    expect(await stage.excel.values('L1:M1')).toEqual([['#SPILL!', 'in the way']]);
    await stage.excel.type('L1', ' ');
    const hostile = (await stage.excel.values(`B1:B${stage.api.length + 1}`)).flat().filter((name) => /^[=+@-]/.test(String(name)));
    expect(hostile.length).toBeGreaterThan(0);
  });
}
