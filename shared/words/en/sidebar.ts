// What a call of the sidebar comes to when Google doesn't pass it on or bring back an answer.
export const NO_ANSWER = "Google didn't answer. Check your internet connection, and try again.";
export const TIME_OVER = 'Google stopped this because it took too long. Try again. A refresh continues where it was.';
export const NO_PERMISSION =
  'Google refused this. If you are signed in to several Google accounts, use a browser profile or private window with only one. Otherwise reload the spreadsheet and allow access.';
export const UNCLEAR = "The add-on's answer couldn't be read. Close the sidebar and open it again.";
