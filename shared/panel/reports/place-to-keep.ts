import type { Mark } from '../../marks';
import type { Destination, Report } from '../../report/definition/definition';
import type { ReportState } from '../../report/kept/report-state';
import { type Task, wait } from '../../task';
import type { PanelPorts } from '../ports';
import { standing } from './standing';

/** Where a report that is saved has its rows from now on. */
interface PlaceToKeep {
  readonly destination: Destination;
  /** Whether it starts over there: it was moved, or what it has written is gone or lacks its end. */
  readonly isNewThere: boolean;
}

/**
 * Where a report that is saved has its rows: a person who left its place alone leaves it where it is, wherever its sheet and its rows went.
 * @param shown where it was when the person began to change it
 * @param before the report until now
 * @param state what its last refresh left
 */
export function* placeToKeep(
  { sheets }: PanelPorts,
  given: Report,
  shown: Destination | undefined,
  before: Report | undefined,
  state: ReportState | undefined,
): Task<PlaceToKeep> {
  const marks = before ? yield* wait(sheets.marks(before.id)) : [];
  const there = standing(marks, yield* wait(sheets.sheets()), state?.sheet)?.first;
  const isMoved = before !== undefined && ![shown ?? before.destination, there].some((place) => isSame(place, given.destination));
  const isLost = marks.length === 0 && state !== undefined;
  return { destination: before && !isMoved ? before.destination : given.destination, isNewThere: isMoved || isLost || lacksEnd(marks) };
}

const isSame = (one: Destination | undefined, other: Destination): boolean => one?.sheet === other.sheet && one.cell === other.cell;

const lacksEnd = (marks: readonly Mark[]): boolean =>
  marks.length > 0 && !(marks.some(({ name }) => name === 'header') && marks.some(({ name }) => name === 'last' || name === 'after'));
