import { readFileSync } from 'node:fs';
import type { Download } from 'playwright-core';
import type { ExcelTab } from './excel-tab';
import { type ApiRow, hoursFromApi } from './hours-from-api';
import { type OpenPlayground, openPlayground } from './page';
import { picture as takePicture } from './pictures';

/** Of the ready reports; its days are others here, since a month has just begun at times. */
export const READY = 'Hours this month by person';
export const REPORT = 'Hours last 30 days by person';
export const SHEET = 'Hours last 30 days';
export const LOG = 'Log';

/** What the steps work with, and what earlier steps left for later ones. */
interface Props {
  readonly playground: OpenPlayground;
  readonly api: readonly ApiRow[];
  excel: ExcelTab;
  /** What was made in Google Sheets: its reports as a file, and the cells that they filled there. */
  google: { readonly file: string; readonly cells: unknown[][] };
}

/** The bytes of a file that the browser saved. */
export const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());

/** The hands of a person at the Excel tab. What they reach for is there once the playground is open. */
function hands(stage: Props) {
  /** The pane alone, or the page with the workbook. */
  const picture = (name: string, of: 'pane' | 'page' = 'pane') =>
    takePicture(of === 'page' ? stage.playground.page : stage.excel.tab.locator('#pane'), name);
  const button = (name: string | RegExp) => stage.excel.pane.getByRole('button', { name });
  const ribbon = (name: string) => stage.excel.tab.getByRole('group', { name: 'ActivTrak' }).getByRole('button', { name }).click();
  const strip = (label: string, state: string) => stage.excel.tab.getByLabel(label).selectOption(state);
  const says = (words: string | RegExp) => stage.excel.pane.getByText(words).first().waitFor({ timeout: 30_000 });
  const cardSays = (report: string, words: string | RegExp) =>
    stage.excel.pane.getByRole('region', { name: report, exact: true }).getByText(words).first().waitFor({ timeout: 30_000 });
  const view = (name: string) => stage.excel.pane.getByRole('navigation').getByText(name, { exact: true }).click();
  const errorCard = (words: string | RegExp) => stage.excel.tab.locator('#card').filter({ hasText: words }).waitFor({ timeout: 15_000 });
  /** What Excel says in the corner of its page; read and closed. */
  const told = async (words: string): Promise<void> => {
    await stage.excel.tab.getByText(words).waitFor();
    await stage.excel.tab.getByRole('button', { name: 'Close this message' }).click();
  };
  const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + 20_000; !(await isSo()); await stage.playground.page.waitForTimeout(50))
      if (Date.now() > end) throw new Error('That did not come to be.');
  };
  /** As the history has them when it is opened. */
  const refreshesWhileOpen = async (): Promise<number> => {
    await view('Reports');
    await view('History');
    await says(/by hand/);
    return stage.excel.pane.getByText(/ · while open · /).count();
  };
  /** The add-in's scripts that were asked for. */
  const scripts = (): readonly string[] => stage.playground.asked.flatMap((url) => /\/excel-addin\/([\w-]+\.js)/.exec(url)?.[1] ?? []);
  /** The cells of the report below its status line, and an empty row. */
  const reportCells = (of: Pick<ExcelTab, 'values'>, rows: number): Promise<unknown[][]> => of.values(`A2:H${rows + 1}`, SHEET);
  return { picture, button, ribbon, strip, says, cardSays, view, errorCard, told, until, refreshesWhileOpen, scripts, reportCells };
}

/** The Excel tab as steps find it. */
export type ExcelStage = Props & ReturnType<typeof hands>;

/** A stage whose playground is opened by `open`, before the first step. */
export function excelStage(): ExcelStage & { open(): Promise<void> } {
  const props = {} as { -readonly [Name in keyof Props]: Props[Name] };
  return Object.assign(props, hands(props), {
    async open() {
      props.playground = await openPlayground(12, 10);
      props.api = await hoursFromApi(props.playground);
      await props.playground.page.locator('#close-note').click();
    },
  });
}
