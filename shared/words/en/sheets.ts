/** Sheets and cells as the host finds them. */

export const SHEET_DELETED_MEANWHILE = 'A sheet was deleted in the meantime. Try again.';

export const REPORTS_SHEET_DELETED = 'The sheet was deleted. Refresh the report to create it again.';

export const cellNotEmpty = (cell: string): string => `${cell} isn't empty. Select an empty cell, so that nothing is lost.`;
