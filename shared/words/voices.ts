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

/** What the command exports of the same meaning: rows have the names of people and their groups. */
const STREAMS_ASKED: Readonly<Record<FunctionWord, string>> = {
  HOURS: '--stream user-hours',
  COMPUTER_HOURS: '--stream computer-hours',
  LOG: '--stream log',
  APPS: '--stream log',
  TOTAL: '--stream user-hours',
  USERS: '--stream user-hours',
  GROUPS: '--stream user-hours',
  STATUS: '--stream user-hours',
};

/** The voice of the command that writes files, whose users may have no spreadsheet; else in scripts as the library's. */
export const COMMAND: Voice = { surface: 'library', call: (name) => STREAMS_ASKED[name] };

/** Excel's voice where its functions have a namespace. */
export const NAMESPACED: Voice = { surface: 'excel', call: (name) => `ACTIVTRAK.${name}()` };
