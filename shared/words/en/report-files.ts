/** What is wrong with a file of reports. */

export const NOT_A_REPORT_FILE = "This isn't a file of reports. Choose one that “Export reports” made.";
export const samePlace = (name: string, other: string): string =>
  `“${name}” goes to the same cell as “${other}”. Change the place of one of them.`;
/** @param cell where its days are, without a sheet */
export const daysOnAnySheet = (name: string, cell: string): string =>
  `“${name}” takes its days from “${cell}”, which could be on any sheet. Where the file comes from, enter one such as Settings!B1, and export again.`;
export const IT_IS_DAMAGED = 'It is damaged.';
/** @param place counts from 1 @param why what is wrong with it */
export const nothingImported = (place: number, why: string): string =>
  `Nothing was imported because of report ${place} in the file. ${why}`;
export const THIS_FILE = 'This file';
export const FILE_DAMAGED = "This file is damaged and can't be read. Export the reports again.";
