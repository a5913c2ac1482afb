/** One refresh at a time: what is said to whoever comes second. */

export const DOCUMENT_BUSY = 'The spreadsheet is busy. Try again in a minute.';

export const REPLACED_BY_ANOTHER = 'This refresh made no progress for so long that another one replaced it. Check the report again.';

/** @param who the colleague's name, empty where it is not known; `undefined` for oneself @param since `12:00` */
export const beingRefreshed = (who: string | undefined, since: string): string =>
  `${who === undefined ? 'You have' : `${who || 'A colleague'} has`} been refreshing this report since ${since}. Wait until it finishes, or try again in a few minutes.`;
