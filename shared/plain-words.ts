/** Words of eight letters and more in which refusals and faults are said. */
export const LONG_WORDS =
  'activity argument available combined computer computers duration exceeded exclusive expected inclusive multiple occurred parameter parameters provided requested required supported unsupported validation';

/** Words of which they are made. None of them is a name. */
export const COMMON_WORDS =
  'a access after all an and any api are at bad be before by can cursor date dates day days dd denied error errors filter filters for found from group has id in input invalid is it json later less limit longer many max mm more must no not number of on one only or page plan range request s size start t than that the this time title to too type unknown use used user users utc valid value values was you your yyyy';
