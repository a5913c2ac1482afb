import { REFRESH_ALL_REPORTS, UPDATE_FORMULAS } from './buttons';

export const MENU = { showPanel: 'Open the sidebar', refreshAll: REFRESH_ALL_REPORTS, updateFormulas: UPDATE_FORMULAS } as const;
export const NO_REPORT_IN_MENU = 'There are no reports yet. Open the sidebar to create one.';
export const NO_TIME_LEFT = 'There was no time for the other reports. Refresh them in the sidebar.';
export const TOO_LARGE_FOR_MENU = "It's a large report. Continue in the sidebar.";
export const NOT_FOR_CELLS = "This function doesn't work in cells. Use =ACTIVTRAK_HOURS() or another ActivTrak function instead.";
