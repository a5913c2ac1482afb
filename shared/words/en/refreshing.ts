/** A refresh: what it did and found, and why it did not. Days and periods are given as text. */

import { agreeing, countWords, numberWords } from './numbers';
import { nothingBefore } from './periods';

export const STOPPED = 'The refresh was stopped. The sheet is unchanged.';
export const STOPPED_MIDWAY =
  'The refresh was stopped, and the sheet is unchanged. What was read is kept for a day, so you can continue or start again.';
export const STOPPED_WRITING =
  'The refresh was stopped while it wrote, so only some of the new rows are there. Continue it within a day, or start again.';

/** What viewers hear of rows that are being written, piece by piece, and what a failure in between comes to. */
export const BEING_WRITTEN = 'New rows are being written.';
export const partlyWritten = (failure: string): string => `${failure.replace(' Nothing was written.', '')} Some rows are new already.`;

/** Why no rows came. */
export const allTooSmall = (range: string, smallest: number): string =>
  `Every row for ${range} is about fewer than ${smallest} people, and those are left out.`;
export const DAYS_NOT_OVER = "The days of this report aren't over yet.";
export const noRowsFor = (range: string): string => `ActivTrak has no rows for ${range}.`;
export const noRowsKept = (first: string, range: string): string => `${nothingBefore(first)}, so it has no rows for ${range}.`;
export const earlierDaysMissing = (first: string): string => `${nothingBefore(first)}. Earlier days of this report are missing.`;

/** Rows that stay because no others came. */
export interface KeptRows {
  /** Their day. */
  readonly from: string;
  /** What the connection is called that they came from, where it is another. */
  readonly of?: string | undefined;
  /** Whether they have names that the report shows no longer. */
  readonly stillName?: boolean | undefined;
}

const keptRowsWords = ({ from, of, stillName }: KeptRows): string => {
  const were = `The rows ${of === undefined ? '' : `of “${of}” `}from ${from} were kept`;
  return stillName ? `${were}, and they still name people. Delete them if nobody should see that.` : `${were}.`;
};

/** @param why one of those above @param isTooSmall whether the smallest group is why */
export const nothingCameWords = (why: string, kept: KeptRows | undefined, isTooSmall: boolean): string =>
  `${why} ${kept === undefined ? 'Nothing was written.' : keptRowsWords(kept)}${isTooSmall ? ' Under “Privacy”, lower the smallest group, or choose fewer columns.' : ''}`;

/** What was written. */
export const rowsAdded = (rows: number): string => `${countWords(rows, 'row')} added.`;
export const addedAndUpdated = (added: number, updated: number): string =>
  updated === 0 ? rowsAdded(added) : `${countWords(added, 'row')} added and ${numberWords(updated)} updated.`;
export const rowsWritten = (rows: number): string => `${countWords(rows, 'row')} written.`;
export const sameRows = (rows: number): string => `Nothing new: ${countWords(rows, 'row')} as before.`;
export const NO_NEWS = 'Nothing new.';

export const newColumnEmpty = (column: string, rows: number): string =>
  `“${column}” is a new column. It's empty in ${countWords(rows, 'earlier row')}.`;

export const rowsGoneSince = (rows: number): string =>
  `${countWords(rows, 'row')} of the last refresh ${agreeing(rows, 'is', 'are')} gone, and deleted rows aren't read again. To get them back, use Redo or the version history.`;

export const LOG_ID_MISSING =
  "Days were read again, and rows can't be compared without their log ID. Add the column “Log ID” to keep each row once.";

export const standingTwice = (rows: number): string =>
  `${countWords(rows, 'row of the sheet is', 'rows of the sheet are')} about the same record as another. Check whether somebody copied rows, so that nothing counts twice.`;

export const olderKept = (first: string, rows: number): string =>
  `${nothingBefore(first)} now. ${countWords(rows, 'older row is', 'older rows are')} kept here.`;

export const othersKept = (rows: number): string =>
  `${countWords(rows, 'row')} that ActivTrak no longer returns ${agreeing(rows, 'is', 'are')} kept.`;

/** @param days of which ActivTrak now has less than the sheet */
export const fewerKept = (days: number): string =>
  `ActivTrak returned less than the sheet has for ${countWords(days, 'older day')}. Their rows were kept as they are.`;

export const readAgainSince = (day: string): string =>
  `ActivTrak no longer accepts the place where the last refresh ended. The days since ${day} were read again.`;

export const groupsCountedOtherwise = (name: string): string =>
  `The existing rows of “${name}” split up people who are in several groups, and new rows count them in each group. Choose another place, or “Replace the rows”.`;

export const settingsDiffer = (name: string): string =>
  `The existing rows of “${name}” don't match its new settings. Choose another place, or “Replace the rows”.`;

/** What was put aside can't be read. */
export const ASIDE_DAMAGED = 'The hidden sheet was changed. Refresh again.';

/** Why a schedule failed, for everybody who opens the file. */
export const ownerLacksKey = (owner: string): string =>
  `${owner || 'The owner of the schedule'} has no key for it any more. Somebody who has one can take over the schedule in Live Data's panel.`;
