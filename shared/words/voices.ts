/** The voices of every place. The add-on speaks in the usual one and does not load the others. */
import { type FunctionWord, type ReadingPlace, SHEETS, type Voice } from './voice';

/** The library's functions of the same meaning. */
const SCRIPT_CALLS: Readonly<Record<FunctionWord, string>> = {
  HOURS: 'hours()',
  COMPUTER_HOURS: 'computerHours()',
  LOG: 'activityLog()',
  TOTAL: 'hours()',
  USERS: 'users()',
  GROUPS: 'groups()',
  STATUS: 'hours()',
};

/** Each place's usual voice. */
export const VOICES: Readonly<Record<ReadingPlace, Voice>> = {
  sheets: SHEETS,
  excel: { ...SHEETS, place: 'excel' },
  library: { place: 'library', call: (name) => SCRIPT_CALLS[name] },
};

/** Excel's voice where its functions have a namespace. */
export const NAMESPACED: Voice = { place: 'excel', call: (name) => `ACTIVTRAK.${name}()` };
