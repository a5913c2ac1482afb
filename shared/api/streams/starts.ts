import type { Filter } from './filter';
import type { Walk } from './walk';

/** How one is asked for, as pages showed. */
type Start = Pick<Walk, 'dialect' | 'turned' | 'proven'>;

/** By kinds of filters: what one has shown of the server holds for all of its kind. */
export type Starts = Readonly<Record<string, Start>>;

/** What the start for a filter is kept by. */
export const startKey = (filter: Filter | undefined): string => filter?.kind ?? 'everyone';

const known = (start: Start | undefined): number => (start?.turned ? 2 : 0) + (start?.proven ? 1 : 0);

/** The starts with what a way has shown. A way that came without rows shows less than one before. */
export const withStart = (starts: Starts, key: string, { dialect, turned, proven }: Start): Starts =>
  known(starts[key]) > known({ turned, proven }) ? starts : { ...starts, [key]: { dialect, turned, proven } };
