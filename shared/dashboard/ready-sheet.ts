import type { MarkedSheets } from '../marks';
import type { KeyValueStore } from '../ports';
import type { SheetInfo } from '../sheet-writer';
import { readyOwner } from '../table/place/ready-marks';
import { type Task, wait } from '../task';
import { loadReady } from './kept-ready';

/** The sheet that a report's ready sheet is on now; `undefined` where it was never drawn, or is gone. @param infos those of the document, where known */
export function* readySheet(
  { documents, sheets }: { readonly documents: KeyValueStore; readonly sheets: Pick<MarkedSheets, 'marks' | 'sheets'> },
  id: string,
  infos?: readonly SheetInfo[],
): Task<SheetInfo | undefined> {
  const { drawn } = (yield* loadReady(documents, id)) ?? {};
  if (drawn === undefined) return undefined;
  const marked = (yield* wait(sheets.marks(readyOwner(id)))).map(({ sheet }) => sheet);
  const home = marked.includes(drawn.sheet) ? drawn.sheet : marked[0];
  return (infos ?? (yield* wait(sheets.sheets()))).find((info) => info.id === home);
}
