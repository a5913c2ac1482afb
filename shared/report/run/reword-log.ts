import type { MarkedSheets } from '../../marks';
import { columnCells } from '../../table/cells/column-cells';
import { type Task, wait } from '../../task';
import { standingLines, writeLines } from './log-lines';
import { fieldAt } from './log-place';

/**
 * Says otherwise what lines say, where there is a log sheet.
 * @param isAbout whether those of a report that was called so are meant, which is `''` where that column was deleted
 * @returns false where they are protected, and stay as they are
 */
export function* rewordLog(sheets: MarkedSheets, isAbout: (report: string) => boolean, reword: (words: string) => string): Task<boolean> {
  const standing = yield* standingLines(sheets);
  if (standing === undefined) return true;
  const { area, place, below } = standing;
  const [report, checks] = [place.indexOf(fieldAt('report')), place.indexOf(fieldAt('checks'))];
  const words = below.map((line) => {
    const said = line[checks] ?? '';
    return [typeof said === 'string' && isAbout(String(line[report] ?? '')) ? reword(said) : said];
  });
  const changed = words.flatMap(([said], at) => (said === (below[at]?.[checks] ?? '') ? [] : [at]));
  const [from, to] = [changed[0], changed[changed.length - 1]];
  if (from === undefined || to === undefined) return true;
  const lines = words.slice(from, to + 1);
  if ((yield* wait(sheets.refusal([columnCells(area, checks, area.row + 1 + from, lines.length)]))) !== undefined) return false;
  yield* writeLines(sheets, area.sheet, area.row + 1 + from, lines, checks);
  return true;
}
