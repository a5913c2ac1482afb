import type { Frame, Page } from 'playwright-core';

/** A person's hands on one of the spreadsheets, and eyes on its cells. */
export interface Hands {
  /** Goes to a cell and types, then presses Enter. */
  type(cell: string, text: string): Promise<void>;
  /** Waits until nothing is being typed: a slow machine takes what is typed later, and later than what follows it. */
  typed(): Promise<void>;
  /** What the cells of an area hold, once every function has its result; of the sheet `Hours` unless another is named. */
  values(range: string, sheet?: string): Promise<unknown[][]>;
  /** The formulas of an area's cells, `''` where there is none. */
  formulas(range: string, sheet?: string): Promise<string[][]>;
  /** The names of the sheets and how many rows each has filled. */
  sheets(): Promise<Readonly<Record<string, number>>>;
}

/** What a page offers to tests. */
interface InPage {
  readonly playground: {
    settled(): Promise<void>;
    isTyping(): boolean;
    read(area: object): { readonly values: unknown[][]; readonly formulas: string[][] };
    sheets(): readonly { readonly key: string; readonly name: string }[];
    used(key: string): { readonly rows: number };
  };
}

/** @param at the page that the spreadsheet is in, which may be framed by another */
export function handsOn(page: Page, at: () => Page | Frame): Hands {
  const keyOf = (name: string): Promise<string> =>
    at().evaluate((wanted) => {
      const sheet = (window as unknown as InPage).playground.sheets().find((one) => one.name === wanted);
      if (!sheet) throw new Error(`There is no sheet ${wanted}.`);
      return sheet.key;
    }, name);

  async function read<Part extends 'values' | 'formulas'>(part: Part, range: string, sheet: string) {
    const area = { ...areaOf(range), sheet: await keyOf(sheet) };
    const settled = await at().evaluate(async (asked) => {
      const { playground } = window as unknown as InPage;
      await playground.settled();
      return playground.read(asked);
    }, area);
    return settled[part];
  }

  const typed = async (): Promise<void> => {
    await at().waitForFunction(() => !(window as unknown as InPage).playground.isTyping());
  };

  return {
    typed,
    async type(cell, text) {
      // The name box beside the formula bar, as a person uses it who knows where to go.
      const box = at().locator('[data-u-comp="defined-name"] input').first();
      await box.click();
      await box.fill(cell);
      await page.keyboard.press('Enter');
      // At once, as what is pasted: letter by letter a slow machine offers functions late, and takes Enter for the choice of one.
      await page.keyboard.type(text.slice(0, 1));
      await page.keyboard.insertText(text.slice(1));
      await page.keyboard.press('Enter');
      await typed();
    },
    values: (range, sheet = 'Hours') => read('values', range, sheet),
    formulas: (range, sheet = 'Hours') => read('formulas', range, sheet),
    sheets: () =>
      at().evaluate(() => {
        const { playground } = window as unknown as InPage;
        return Object.fromEntries(playground.sheets().map(({ key, name }) => [name, playground.used(key).rows]));
      }),
  };
}

/** The area of `A1` or `A1:B9`. */
function areaOf(range: string): { row: number; column: number; rows: number; columns: number } {
  const [from = '', to = from] = range.split(':');
  const cell = (text: string) => {
    const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(text) ?? [];
    return { row: Number(digits) - 1, column: [...letters].reduce((value, letter) => value * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
  };
  const [first, last] = [cell(from), cell(to)];
  return { ...first, rows: last.row - first.row + 1, columns: last.column - first.column + 1 };
}
