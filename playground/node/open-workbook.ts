import { createRequire } from 'node:module';
import { buildUniver } from './build-univer';
import type { NodeWorkbook, WorkbookOptions } from './univer-workbook';

/** Opens an empty spreadsheet in this process. */
export async function openNodeWorkbook(options: WorkbookOptions): Promise<NodeWorkbook> {
  const bundle = await buildUniver();
  const univer = createRequire(bundle)(bundle) as { openWorkbook(options: WorkbookOptions): NodeWorkbook };
  return univer.openWorkbook(options);
}
