/** Snapshots in the panel. */
export const TAKE_SNAPSHOT = 'Take a snapshot';
export const SNAPSHOT_ON_SCHEDULE = 'Take a snapshot with each scheduled refresh';
export const SNAPSHOT_HINT = 'A sheet with the values and the date, next to the original. Its numbers no longer change.';
export const KEEP_LATEST = 'Snapshots to keep';
export const KEEP_LATEST_HINT = 'Older ones are removed. Snapshots that you renamed, changed or took by hand stay.';
