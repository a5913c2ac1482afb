/** Cells that somebody names, and what is wrong with them. */
import { quoted } from './quoted';

export const notACell = (written: string): string => `${quoted(written)} isn't a cell. Write the first cell as A1.`;
export const NO_FIRST_CELL = 'There is no cell with the first day. Enter one such as Settings!B1.';
export const noCell = (cell: string): string => `There is no cell “${cell}”. Enter one such as Settings!B1, or use the selected cell.`;
export const cellOfAnySheet = (cell: string): string =>
  `“${cell}” could be on any sheet. Enter one such as Settings!B1, or use the selected cell.`;
export const cellEmpty = (cell: string): string => `The cell ${cell} is empty. Write a day or a period into it.`;
