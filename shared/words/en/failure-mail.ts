export const mailSubject = (report: string): string => `Live Data for ActivTrak: “${report}” couldn't be refreshed`;

/** @param message the sentence that says what happened */
export const mailBody = (message: string, address: string): string =>
  `${message}\n\nThe rows in the spreadsheet weren't changed. Open it and its sidebar to see what to do:\n${address}\n\nYou won't get another email about this report for at least a day.`;
