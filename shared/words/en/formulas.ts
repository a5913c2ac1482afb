/** What formulas are given, whom they may show, and what they say of their results. */
import { called, type FunctionWord, inCellOrScript } from '../voice';
import { KIND_WORDS } from './kinds';
import { agreeing, countWords, numberWords } from './numbers';
import { andOthers, quoted, sentence } from './quoted';

type Kind = keyof typeof KIND_WORDS;

export const oneCell = (argument: string, cells: number): string =>
  `“${argument}” takes one cell, not a range of ${numberWords(cells)}. Point to one cell.`;

export const notUnit = (written: string): string => `${quoted(written)} isn't a unit. Use hours, days or seconds.`;

export const notLimit = (written: string, most: number): string =>
  `The limit can't be ${quoted(written)}. Use a whole number from 1 to ${numberWords(most)}.`;

export const namesakes = (name: string, kind: Kind, written: readonly string[]): string =>
  `“${name}” is the name of more than one ${KIND_WORDS[kind]}. Use ${written.join(' or ')}.`;

/** @param name digits @param written how each of them is written */
export const idAndName = (name: string, kind: Kind, written: readonly string[]): string =>
  `“${name}” is the ID of one ${KIND_WORDS[kind]} and the name of another. Use ${written.join(' or ')}.`;

/** @param written how the one with the new name is written */
export const renamed = (name: string, now: string, written: string): string => `“${name}” is now “${now}” in ActivTrak. Use ${written}.`;

/** The function that lists those who can be named. */
const LISTED_BY: Readonly<Record<Kind, FunctionWord>> = { user: 'USERS', group: 'GROUPS', computer: 'COMPUTER_HOURS' };

/** @param meant who was probably meant, as it is written */
export const nobodyCalled = (kind: Kind, name: string, meant?: string): string =>
  `There is no ${KIND_WORDS[kind]} ${quoted(name, 60)}. ${meant === undefined ? '' : `Did you mean ${meant}? `}${called(LISTED_BY[kind])} lists those that the key can see.`;

export const computersApart = (): string =>
  `Computers can't be combined with people or groups. Use a ${inCellOrScript('formula', 'call')} for each.`;

/** Whom the limits of the key's owner name. */
export const limitedTo = (entries: readonly string[]): string => andOthers(entries, 6);

export const logOf = (who?: string): string => (who === undefined ? "Everyone's log" : `The log of “${who}”`);

export const outsideLimits = (what: string, holder: string, entries: string, owner: string): string =>
  `${what.slice(0, 80)} is outside what formulas may show with ${holder} (${entries}). ${sentence(owner)} can allow more under “Settings” in Live Data's panel.`;

export const limitsNameNobody = (holder: string, entries: string, owner: string): string =>
  `ActivTrak has nobody, or more than one, by the names that formulas may show with ${holder}${entries === '' ? '' : ` (${entries})`}. ${sentence(owner)} must choose again under “Settings” in Live Data's panel.`;

export const stillFetching = (): string =>
  inCellOrScript(
    'Another cell is still fetching this data. Recalculate in a minute to see it.',
    'Another execution is still fetching this data. Try again in a minute.',
  );

export const newestOnly = (rows: number): string =>
  `Only the newest ${agreeing(rows, 'row is', `${numberWords(rows)} rows are`)} shown. Choose fewer days or one person, or give a higher limit.`;

/** @param since from when on they are all there, `2026-11-25` or `2026-11-25 09:30` */
export const olderOnesMissing = (since: string): string =>
  `Activities before ${since} are missing, because reading them takes longer than a cell may wait. Choose fewer days, or make a report of the log.`;

/** @param place which of the cells of `who` it is @param message what is wrong there */
export const inCell = (place: number | string, message: string): string => `Cell ${place}: ${message}`;

export const withoutTotals = (named: readonly string[], others: number): string =>
  `“who” has ${agreeing(named.length + others, 'a cell', 'cells')} without a total. ${named.join(' ')}${others > 0 ? ` And ${others} more.` : ''}`;

export const notATime = (written: string): string =>
  `ActivTrak gave ${quoted(written)} for a time in seconds, so nothing is added up. Look at the rows with ${called('HOURS')}.`;

export const sayWhatToAdd = (choices: readonly string[]): string => `Say what to add up: ${choices.join(', ')}.`;

export const cannotAddUp = (written: string, choices: readonly string[]): string =>
  `${quoted(written)} can't be added up. Choose from ${choices.join(', ')}.`;

/** The connection, as ACTIVTRAK_STATUS says it. */
export const connectedWith = (host: string, holder: string, called?: string): string =>
  `Connected to ${called === undefined || called === host ? host : `“${called}” at ${host}`} with ${holder}.`;

export const NO_ACTIVITY = 'There is no activity in the last 7 days.';

/** @param newest the moment of the newest activity @param minutes how long ago it was read */
export const activitySeen = (people: number, newest: string | undefined, minutes: number): string =>
  `${countWords(people, 'person', 'people')} in the last 7 days${newest === undefined ? '' : `, newest activity ${newest}`}, fetched ${minutes === 0 ? 'just now' : `${countWords(minutes, 'minute')} ago`}.`;

export const hoursGoBackTo = (day: string): string => `Hours go back to ${day}.`;
