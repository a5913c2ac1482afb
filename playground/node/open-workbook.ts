import { createRequire } from 'node:module';
import { buildUniver } from './build-univer';
import type { NodeWorkbook, NodeWorkbookOptions } from './univer-workbook';

/** Made, or looked at, once: its sources do not change under a process. */
let made: Promise<string> | undefined;

/** Opens an empty spreadsheet in this process. */
export async function openNodeWorkbook(options: NodeWorkbookOptions): Promise<NodeWorkbook> {
  made ??= buildUniver();
  const bundle = await made;
  const univer = createRequire(bundle)(bundle) as { openWorkbook(options: NodeWorkbookOptions): NodeWorkbook };
  return univer.openWorkbook(options);
}
