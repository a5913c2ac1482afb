/** Charts over a report's rows. */

export const chartColumnsGone = (title: string): string =>
  `The columns of the chart “${title}” are no longer in the report. Remove the chart, and add another one.`;

export const CHART_DELETED_MEANWHILE = 'The chart was deleted in the meantime. Add it again.';

/** When a refresh could not bring its chart up to date: what failed follows. */
export const CHART_NOT_UPDATED = "The rows are up to date, but their chart isn't.";

export const CHART_DELETED = 'Somebody deleted the chart of this report, so it is not drawn again. To have it back, choose “Add a chart”.';

export const NOTHING_TO_CHART = 'A chart needs a column of numbers, and one that says what they are of. Add them to the report first.';

export const chartNeedsRows = (report: string): string => `“${report}” has no rows yet. Refresh it first, then add the chart.`;

export const NO_CHARTS_HERE = "This version of the spreadsheet program can't draw charts. Update it, or use another one.";
