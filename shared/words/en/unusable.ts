/** Why a saved report can't be used. */

export const newerVersion = (what: string): string => `${what} was made by a newer version of Live Data. Update Live Data to use it.`;
export const damaged = (what: string): string => `${what} is damaged and can't be read. Create it again.`;
export const THIS_REPORT = 'This report';
export const REPORT_DELETED = 'This report no longer exists. Somebody deleted it.';
