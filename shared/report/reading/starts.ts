import type { Walk } from '../../api/walk';
import type { WhoKind } from '../../model/who';

/** How parts of one kind of filter are asked for, as their first pages showed. */
export type Start = Pick<Walk, 'dialect' | 'turned' | 'proven'>;

/** By the place of the first part whose filter is of that kind; an earlier version kept them by each part's. */
export type Starts = readonly (Start | null | undefined)[];

/** The place at which a part's start is kept: what one filter has shown of the server holds for all of its kind. */
export const startPlace = (parts: readonly { readonly filter: { readonly kind: WhoKind } | undefined }[], place: number): number =>
  parts.findIndex(({ filter }) => filter?.kind === parts[place]?.filter?.kind);

const known = ({ turned, proven }: Start): number => (turned ? 2 : 0) + (proven ? 1 : 0);

/** The starts with what a way has shown. A way that came without rows shows less than one before. */
export function withStart(starts: Starts, place: number, { dialect, turned, proven }: Walk): Starts {
  const before = starts[place];
  const now = { dialect, turned, proven };
  if (before && known(before) > known(now)) return starts;
  const all = [...starts];
  all[place] = now;
  return all;
}
