// Settings, “Connections”, and the choice of a connection for a report.
import { isolated } from '../isolated';
import { countWords, numberWords } from './numbers';
import { quoted } from './quoted';

const named = (connection: string): string => quoted(connection, 60);

export const CONNECTIONS = 'Connections';
export const NAME = 'Name';
export const CONNECTION_NAME = 'Name of the connection';
export const CONNECTION_NAME_HINT = 'Such as a customer or a region. It stands wherever you see data of this account.';
export const ADD_CONNECTION = 'Add a connection';
export const WHAT_ADDING_DOES = 'For another ActivTrak account. Your reports and formulas stay with the connection that they have.';
export const NAME_AND_COLOR = 'Name and color';
export const COLOR = 'Color';
export const COLOR_WORDS = {
  blue: 'Blue circle',
  orange: 'Orange square',
  green: 'Green diamond',
  purple: 'Purple ring',
  pink: 'Pink half circle',
  gray: 'Gray bar',
} as const;

export const DEFAULT_BADGE = 'Default';
export const USED_BY = 'Used by';
export const FORMULAS_OF_FILE = 'formulas of this file';
export const NO_REPORT_USES = 'No report of this file';

/** The first few names, and how many more there are. */
function listed(names: readonly string[], most: number): string {
  const more = names.length - most;
  return `${names.slice(0, most).map(isolated).join(', ')}${more > 0 ? ` and ${numberWords(more)} more` : ''}`;
}

/** Who uses a connection in this file. */
export function usedBy(reports: readonly string[], isOfFormulas: boolean): string {
  const formulas = isOfFormulas ? FORMULAS_OF_FILE : '';
  if (reports.length === 0) return formulas === '' ? NO_REPORT_USES : 'Formulas of this file';
  return `${reports.length === 1 ? 'Report' : 'Reports'}: ${listed(reports, 4)}${formulas && ` · ${formulas}`}`;
}

export const SETTINGS_OF = 'Change';
/** What a button is about, for who can't see where it stands. */
export const about = (action: string, connection: string): string => `${action}: ${connection}`;
export const MAKE_DEFAULT = 'Make it the default';
export const REMOVE_ASK = 'Remove…';
export const REMOVE = 'Remove';
export const SAVE_CONNECTION = 'Save name and color';
export const connectionSaved = (connection: string): string => `Saved. The connection is called ${named(connection)}.`;
export const defaultChosen = (connection: string): string =>
  `${named(connection)} is now the default. New reports use it, and reports that you have keep theirs.`;
export const connectionRemoved = (connection: string): string => `${named(connection)} was removed. Its key is no longer stored.`;

export const removeQuestion = (connection: string): string => `Remove ${named(connection)}?`;
export const WHAT_REMOVING_DOES = 'This removes its key from Live Data. All rows stay in the sheets.';
export const reportsStay = (reports: readonly string[]): string =>
  reports.length === 1
    ? `${isolated(reports[0] ?? '')} uses it and stays. It can't be refreshed until you add the connection again under the same name, or choose another.`
    : `${listed(reports, 8)} use it and stay. They can't be refreshed until you add the connection again under the same name, or choose another.`;
export const schedulesWait = (schedules: number): string =>
  schedules === 1
    ? "One schedule that runs with this key can't run until then."
    : `${numberWords(schedules)} schedules that run with this key can't run until then.`;
export const FORMULAS_LOSE = 'Formulas of this file use it too. They show an error until you choose another connection for them.';
export const NEXT_DEFAULT = 'The next default';
export const NEXT_DEFAULT_HINT =
  'You remove your default. New reports, and formulas of files for which none was chosen, use this one from now on.';

export const NO_DEFAULT = 'Your default connection is gone. Choose another, so that new reports and formulas have one.';
export const CHOOSE_DEFAULT = 'Default connection';
export const FORMULAS_USE = 'Formulas of this file use';
export const OWNERS_CHOICE_HINT = 'This counts where you own the spreadsheet, because its formulas use the key of the owner.';
export const OWN_CHOICE_HINT = 'For formulas that you calculate at this computer.';
export const formulasUse = (connection: string): string =>
  `Saved. Formulas of this file use ${named(connection)}. Update them to see its data.`;
export const BY_NAME = 'Formulas may choose this connection by its name';
export const BY_NAME_HINT = 'Otherwise they use only the connection that is chosen for this file.';

export const CONNECTION = 'Connection';
export const CHOOSE = 'Choose a connection';
export const connectionGone = (connection: string): string => `${isolated(connection)} (you don't have it)`;
export const FIRST_GONE = 'The first connection (removed)';
export const whoCleared = (people: number, connection: string): string =>
  `${countWords(people, 'choice was', 'choices were')} cleared, because ${people === 1 ? 'it belongs' : 'they belong'} to ${named(connection)}. Pick people and groups again.`;
export const rowsReplaced = (before: string, connection: string): string =>
  `The next refresh replaces the rows of ${named(before)} with those of ${named(connection)}.`;
export const ROWS_NOT_MIXED =
  "Rows of two accounts can't be mixed in one place. Choose another place, or “Replace the rows”, before you save.";
export const MADE_FROM = 'What you make here reads from this account.';
export const rowsOf = (connection: string): string => `Rows of ${isolated(connection)}`;
