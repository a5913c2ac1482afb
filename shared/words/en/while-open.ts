/** Said wherever a person could think that Excel works while it is closed. */
export const ONLY_WHILE_OPEN =
  "Excel can't refresh a closed workbook. Keep it open on a computer that stays on, or use Google Sheets, where schedules always run.";
