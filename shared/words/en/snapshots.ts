/** Snapshots: dated copies of a sheet's values. */

export const STILL_CALCULATING = 'Some cells of that sheet are still calculating. Take the snapshot in a minute.';
export const NO_ROOM_FOR_SNAPSHOT = 'This file has no room for a snapshot. Delete sheets that nobody needs, then take it again.';
export const NO_TIME_FOR_SNAPSHOT =
  'The time left is too short for a snapshot of a sheet that large. Take it by hand, or from a smaller report.';
/** When a scheduled refresh could not take its snapshot: what failed follows. */
export const SNAPSHOT_NOT_TAKEN = "The rows are up to date, but this refresh's snapshot is missing.";
export const snapshotTaken = (sheet: string): string => `Snapshot taken: “${sheet}”.`;
