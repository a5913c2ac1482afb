/** What Google Sheets and Apps Script refuse. */

export const DAY_OVER = "You've reached Google's daily limit for requests. Try again tomorrow, or refresh fewer reports in a day.";
export const LIMITED = 'Google is limiting the requests of this account. Try again in a few minutes, or tomorrow.';
export const ADDRESS_NOT_ALLOWED =
  "This installation can't reach the connected address. Choose a region, or ask an administrator to add the address.";
export const ANSWER_TOO_LARGE = "ActivTrak's answer is larger than Google accepts. Choose fewer days.";

export const STORE_FULL =
  'What Live Data keeps with this spreadsheet has reached the 500 KB that Google allows. Delete reports that nobody needs, then try again.';
export const STORE_SPENT = "You've reached Google's daily storage limit. Try again tomorrow.";

export const OTHER_ACCOUNT =
  'Google runs this sidebar as another of your accounts. Open the spreadsheet in a browser profile or private window with only one account.';

/** Two files of the script that belong to different builds. */
export const OTHER_BUILD = "Code.js and Reports.js aren't of the same build. Put both files of one build into the script.";

/** @param argument its name in the function's help @param everything what means everyone or the usual days there */
export const emptyCellGiven = (argument: string, everything: string): string =>
  `“${argument}” is empty. Write "${everything}", or point to a cell with something in it.`;
