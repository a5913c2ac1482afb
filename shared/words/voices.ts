/** The voices of every surface. The add-on speaks in the usual one and does not load the others. */
import { type FunctionWord, SHEETS, type Surface, type Voice } from './voice';

/** The library's functions of the same meaning. */
const SCRIPT_CALLS: Readonly<Record<FunctionWord, string>> = {
  HOURS: 'hours()',
  COMPUTER_HOURS: 'computerHours()',
  LOG: 'activityLog()',
  APPS: 'activityLog()',
  TOTAL: 'hours()',
  USERS: 'users()',
  GROUPS: 'groups()',
  STATUS: 'hours()',
};

/** Each surface's usual voice. */
export const VOICES: Readonly<Record<Surface, Voice>> = {
  sheets: SHEETS,
  excel: { ...SHEETS, surface: 'excel' },
  library: { surface: 'library', call: (name) => SCRIPT_CALLS[name] },
};

/** The voice of the command that writes files: in scripts as the library's, but what it names are the functions of cells. */
export const COMMAND: Voice = { ...SHEETS, surface: 'library' };

/** Excel's voice where its functions have a namespace. */
export const NAMESPACED: Voice = { surface: 'excel', call: (name) => `ACTIVTRAK.${name}()` };
