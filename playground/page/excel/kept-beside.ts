import { createWorkbook, type Workbook } from '../../excel/workbook';
import type { OfficeWorld } from '../../office/office';
import type { SpreadsheetBackend } from '../../spreadsheet/backend';
import { createSpreadsheetBackend } from '../../univer/spreadsheet-backend';
import { drawsSheet } from '../drawn-sheet';
import { keepWorkbook, keptWorkbook } from '../kept-workbook';
import { showLooks } from '../looks/show-looks';
import { furnish, openPageWorkbook, type PageWorkbook } from '../workbook';
import { type Beside, besideOf } from './beside';

/** The Excel tab's workbook as this browser kept it: its cells, and what Excel keeps in the file beside them. */
export interface OpenedWorkbook extends PageWorkbook {
  readonly spreadsheet: SpreadsheetBackend;
  readonly workbook: Workbook;
  /** Whether it was there before, so that its formulas have to be calculated. */
  readonly wasKept: boolean;
  /** Whether the add-in starts with the workbook. */
  readonly startup: OfficeWorld['startup'];
  /** Something was changed that the cells' own program doesn't know of. */
  changed(): void;
}

/** How a workbook is called: in this browser, to people, and as a file. */
export interface WorkbookNames {
  readonly id: string;
  readonly name: string;
  readonly file: string;
}

/**
 * Opens the workbook that this browser kept under this ID, or a new one, and keeps it from now on.
 * @param failed it can't be kept any more, for this reason
 */
export async function openKeptWorkbook({ id, name, file }: WorkbookNames, failed: (reason: string) => void): Promise<OpenedWorkbook> {
  const kept = await keptWorkbook(id);
  const { univer, api } = await openPageWorkbook('sheet', { id, name }, kept);
  const facts = { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: 'en_US', owner: '' };
  const spreadsheet = createSpreadsheetBackend(univer, api, facts, drawsSheet(univer));
  furnish(spreadsheet, kept);
  showLooks(univer, spreadsheet);
  const workbook = createWorkbook(spreadsheet, { fileName: file });
  const beside = (kept?.beside ?? {}) as Partial<Beside>;
  Object.assign(workbook, beside.workbook);
  let startup = beside.startup ?? 'None';
  const { changed } = keepWorkbook({ univer, api, spreadsheet, id, beside: () => besideOf(workbook, startup), failed });
  return {
    univer,
    api,
    spreadsheet,
    workbook,
    wasKept: kept !== undefined,
    startup: {
      get: () => startup,
      set(behavior) {
        startup = behavior;
        changed();
      },
    },
    changed,
  };
}
