import type { Cell, CellKind } from '../../model/cell';
import type { Totals } from './tally';

/** What can be said of a group, in the order in which people are offered it. */
export const MEASURES = ['time', 'activities', 'people', 'first', 'last', 'longest', 'share'] as const;
/** One of what can be said of a group. */
export type Measure = (typeof MEASURES)[number];

/** What there is to say of a group when all have been added up. */
export interface Sums extends Totals {
  readonly people: number;
}

/** What one measure means. */
export interface MeasureDefinition {
  /** The stable word of its column in the sheet. */
  readonly column: string;
  readonly kind: CellKind;
  readonly format?: string;
  /** Whether it is about the group as a whole; else it is one activity's, which somebody's summary does not show. */
  readonly isOfAll: boolean;
  /**
   * @param total the milliseconds of all groups that are shown
   * @param perUnit milliseconds in one of the report's unit
   */
  readonly cell: (sums: Sums, total: number, perUnit: number) => Cell;
}

const moment = (serial: number): Cell => (serial === 0 ? '' : serial);

/** Every measure. The first and the last are the moments at which those activities begin. */
export const SAID: Readonly<Record<Measure, MeasureDefinition>> = {
  time: { column: 'duration', kind: 'duration', isOfAll: true, cell: ({ ms }, _, perUnit) => ms / perUnit },
  activities: { column: 'activities', kind: 'number', isOfAll: true, cell: ({ activities }) => activities },
  people: { column: 'people', kind: 'number', isOfAll: true, cell: ({ people }) => people },
  first: { column: 'firstActivity', kind: 'datetime', isOfAll: false, cell: ({ first }) => moment(first) },
  last: { column: 'lastActivity', kind: 'datetime', isOfAll: false, cell: ({ last }) => moment(last) },
  longest: { column: 'longest', kind: 'duration', isOfAll: false, cell: ({ longest }, _, perUnit) => longest / perUnit },
  share: { column: 'share', kind: 'number', format: '0.0%', isOfAll: true, cell: ({ ms }, total) => (total === 0 ? 0 : ms / total) },
};
