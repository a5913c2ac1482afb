// What is done to a report less often. Apart from the card's own words, which are there at the first look.
import { quoted } from './quoted';
import { type KeyOwner, keyWords } from './report-card';

export const DUPLICATE = 'Duplicate';
export const duplicated = (report: string): string => `“${report}” was duplicated.`;

export const TAKE_OVER = 'Take over';
export const TAKE_SCHEDULE = 'Take over the schedule';
export const TAKE_SCHEDULE_QUESTION = 'Take over the schedule?';

export const taken = (report: string): string => `The schedule of “${report}” is yours now.`;

export const whatDeletes = (hasSchedule: boolean, hasRows: boolean): string =>
  `This deletes the report${hasSchedule ? ' and its schedule' : ''}. ${hasRows ? 'Its rows stay in the sheet.' : 'It has no rows in any sheet.'}`;

/** @param connection what the connection is called that it will use, where there could be others */
export const whatTakes = (report: string, owner: KeyOwner, hasKey: boolean, connection?: string): string =>
  `“${report}” refreshes with ${keyWords(owner)}. ${
    hasKey
      ? `From now on it will use yours${connection ? ` for ${quoted(connection, 60)}` : ''}, and show what you can see.`
      : 'To use yours, connect your key first and come back here.'
  }`;

export const DELETE_ASK = 'Delete…';
export const deleteQuestion = (report: string): string => `Delete “${report}”?`;
export const DELETE = 'Delete';
export const DELETE_SNAPSHOTS = 'Delete its unchanged snapshots too';
