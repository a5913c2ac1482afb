export const NO_REPORT_IN_RIBBON = "There are no reports yet. Create one here, or import a colleague's under “Settings”.";
export const NOT_ON_REPORT = "The selected cell isn't part of a report. Select a cell of a report, or refresh it here.";
export const NO_REPORTS_READ = "Excel didn't say which reports there are. Try again.";
