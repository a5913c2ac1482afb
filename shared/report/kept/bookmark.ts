/** The newest cursor of each part of the log. */
export type Cursors = Readonly<Record<string, string>>;

/** What a report saves to go on with. */
export interface Bookmark {
  /** How it was read up to there; an earlier version did not say. */
  readonly way?: 'days' | 'cursor';
  /** The days that the sheet has been filled for, as serial numbers. */
  readonly from: number;
  readonly to: number;
  /** Whom it was about. */
  readonly who: string;
  /** From which day on all rows are about them, where rows from before may be about others. */
  readonly whoSince?: number;
  readonly cursors: Cursors;
  /** The connection that read up to them, by its id; and the cursors of others, which may see other records. */
  readonly connection?: string;
  readonly others?: Readonly<Record<string, Cursors>>;
  /** Words of the records that were appended last, newest last, where the sheet does not show their ids. */
  readonly newest?: string;
}

/** Whether the log was followed by its cursors. Only then an earlier version kept a connection; a first answer without records may have had no cursor. */
export const followsCursor = ({ way, connection, cursors }: Bookmark): boolean =>
  way === undefined ? connection !== undefined || Object.keys(cursors).length > 0 : way === 'cursor';
