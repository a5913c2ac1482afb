/** Buttons and labels that several views have. */

export const SAVE = 'Save';
export const CANCEL = 'Cancel';
export const CLOSE = 'Close';
export const BACK = 'Back';
export const EDIT = 'Edit';
export const SHOW = 'Show';
export const REFRESH = 'Refresh';
export const STOP = 'Stop';
export const STOPPING = 'Stopping…';
export const CONTINUE = 'Continue';
export const TRY_AGAIN = 'Try again';
export const START_AGAIN = 'Start again';
export const NEW_REPORT = 'New report';
export const REFRESH_ALL_REPORTS = 'Refresh all reports';
export const UPDATE_FORMULAS = 'Update formulas';
export const CONNECT_MY_KEY = 'Connect my key';
export const USE_SELECTED_CELL = 'Use the selected cell';
export const CHOOSE = 'Choose…';
export const OPENING = 'Opening…';
export const CLOSE_MESSAGE = 'Close this message';
export const YOUR_NAME = 'Your name, as colleagues see it';

/** The main views, in their order, and what they are together. */
export const VIEWS = { reports: 'Reports', formulas: 'Formulas', history: 'History', settings: 'Settings' } as const;
export const VIEWS_LABEL = 'Views';

/** What a sign in front of a sentence means, for who can't see it. */
export const SIGNS = { good: '', information: '', warning: 'Warning: ', bad: 'Error: ' } as const;
export const GOOD_CHECK = 'Good: ';
