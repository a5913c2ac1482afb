/** The command that writes rows to files. */
import { agreeing, countWords, numberWords } from './numbers';
import { quoted } from './quoted';

/** The variable of the environment that has the key. */
export const KEY_VARIABLE = 'ACTIVTRAK_KEY';

export const KEY_MISSING = `There is no key. Put one into the environment variable ${KEY_VARIABLE}, then run this again.`;
export const KEY_IN_ARGUMENTS = `A key doesn't belong in a command, where others can see it. Put it into the environment variable ${KEY_VARIABLE}.`;

const SEE_HELP = 'Run it with --help to see all options.';

/** @param option without the hyphens, where it is safe to show */
export const unknownExportOption = (option?: string): string =>
  `${option === undefined ? 'One of the words' : `--${option}`} isn't an option. ${SEE_HELP}`;
/** PowerShell leaves `--` out where npm is a script of its own, and npm takes what is behind it (https://github.com/npm/cli/issues/3136). */
export const OPTIONS_LOST = 'No option arrived here. Put -- in front of the options and, in PowerShell, write npm.cmd instead of npm.';
export const optionMissing = (option: string): string => `--${option} is missing. ${SEE_HELP}`;
export const valueMissing = (option: string): string => `--${option} needs a value after it. ${SEE_HELP}`;
export const notOneOf = (option: string, value: string, all: readonly string[]): string =>
  `--${option} can't be ${quoted(value)}. Choose one of ${all.join(', ')}.`;
export const notDaysBack = (value: string, most: number): string =>
  `--reread can't be ${quoted(value)}. Enter a whole number from 1 to ${most}.`;
export const noZone = (zone: string): string => `There is no time zone ${quoted(zone)}. Write one like America/New_York.`;
export const EXPORT_ADDRESS_WRONG =
  '--base-url takes an https address, such as https://api.example.com, or an http address of this computer.';
export const ONLY_CSV_IS_SAFE = '--open-in-excel is for CSV files. Leave it out, or choose --format csv.';
export const rangeTooLong = (days: number, most: number): string =>
  `The period has ${countWords(days, 'day')}, and an export can have at most ${numberWords(most)}. Choose fewer days.`;

/** What the field of the log's files is that has the day. */
export const FILE_DAY = "Day of the record, by the computer's own clock";

/** What of an earlier export in a folder isn't as it is asked for now. */
const SETTINGS = {
  format: 'another format',
  columns: 'other columns',
  who: 'other people',
  address: 'another address of ActivTrak',
  openInExcel: 'another form of CSV',
} as const;
/** One of the settings that all files of a folder have in common. */
export type FolderSetting = keyof typeof SETTINGS;

export const folderIsOther = (folder: string, setting: FolderSetting): string =>
  `${quoted(folder, 200)} was exported with ${SETTINGS[setting]}. Use the same options as before, or another folder with --out.`;
export const folderIsForeign = (folder: string, file: string): string =>
  `${quoted(folder, 200)} has the file ${quoted(file, 80)}, which isn't from this export. Move it away, or choose another folder with --out.`;
export const listUnreadable = (file: string): string =>
  `${quoted(file, 200)} can't be read, so nobody knows which days are complete. Move its folder away, then export again.`;
export const listIsNewer = (file: string): string =>
  `${quoted(file, 200)} was made by a newer version. Update Live Data, then run this again.`;
export const folderIsBusy = (process: number, lock: string): string =>
  `Another export (process ${process}) is writing to this folder. Wait for it, or delete ${quoted(lock, 200)} if it no longer runs.`;

/** What a disk refuses. */
export const DISK_FULL = 'The disk is full. Free some space, then run the same command again to continue.';
export const diskRefused = (path: string): string =>
  `${quoted(path, 200)} can't be written. Check the permissions of the folder, or choose another with --out.`;
export const fileInUse = (path: string): string =>
  `${quoted(path, 200)} is open in another program. Close it there, then run the same command again.`;
export const notFolder = (path: string): string => `${quoted(path, 200)} isn't a folder. Choose another with --out.`;
export const pathTooLong = (path: string): string =>
  `${quoted(path, 200)} is a longer name than the disk takes. Choose a shorter one with --out.`;
/** @param code the disk's own word for it, such as `EIO` */
export const diskTrouble = (path: string, code: string): string =>
  `The disk refused ${quoted(path, 200)} (${code}). Check the folder, then run the same command again.`;

/** How far it is, and what came of it. */
export const exportProgress = (done: number, days: number, pages: number, rows: number): string =>
  `${numberWords(done)} of ${countWords(days, 'day')} · ${countWords(pages, 'page')} · ${countWords(rows, 'row')}`;
export const dayDone = (day: string, rows: number): string => `${day}: ${countWords(rows, 'row')}`;
export const exportBegins = (range: string, days: number, known: number): string =>
  known === 0
    ? `Reading ${range}.`
    : `Reading ${countWords(days, 'day')} of ${range}. ${countWords(known, 'day')} ${agreeing(known, 'is', 'are')} complete already.`;
export const daysComeLate = (days: number): string =>
  `${countWords(days, 'day')} outside of the period ${agreeing(days, 'is', 'are')} read again, since records of ${agreeing(days, 'it', 'them')} may have come late.`;
export const exportDone = (days: number, rows: number, files: number, folder: string): string =>
  `${countWords(days, 'day')}, ${countWords(rows, 'row')} in ${countWords(files, 'file')}: ${folder}`;
export const PLACE_LOST =
  'ActivTrak no longer knows where the last export ended. Only the last days are read again, so records that came later may be missing.';
export const NO_PLACE =
  "ActivTrak doesn't say yet where its log ends, so the next export can't look for late records. Use --reread to read more days again.";
export const nothingToRead = (range: string): string => `Every day of ${range} is complete already. Nothing was read.`;
export const noRowsIn = (range: string): string => `ActivTrak has no rows for ${range}. No file was written.`;
export const rowsKept = (days: readonly string[]): string =>
  `ActivTrak no longer has rows for ${days.slice(0, 3).join(', ')}${days.length > 3 ? ' and other days' : ''}. Their files were kept.`;
export const valuesLeftOut = (field: string, count: number): string =>
  `${countWords(count, 'value')} of ${quoted(field)} ${agreeing(count, 'has', 'have')} another type. ${agreeing(count, 'It was', 'They were')} left empty.`;
export const canContinue = (done: number, days: number): string =>
  `${numberWords(done)} of ${countWords(days, 'day')} ${done === 1 || days === 1 ? 'is' : 'are'} complete. Run the same command again to continue.`;
