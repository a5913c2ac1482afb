import type { WeekStart } from '../../model/weekdays';
import type { Report, ReportRange, ReportWho } from '../../report/definition/definition';
import type { PeopleShown } from '../../report/definition/people-shown';
import type { WarehouseTable } from '../../warehouse/warehouse';
import type { Blueprint } from '../blueprint';

/** The times that a ready sheet can be about, by their columns' keys. */
export const METRICS = ['active', 'total', 'productiveActive'] as const;
/** One of these times. */
export type Metric = (typeof METRICS)[number];

/** What can be chosen before a ready sheet is made. Each sheet says which of it matters; most of it stands on top of the sheet later, and is changed there. */
export interface ReadyChoices {
  readonly range: ReportRange;
  /** The table that its rows come from, in the place of ActivTrak. */
  readonly from?: WarehouseTable | undefined;
  /** Everyone when empty. */
  readonly who: readonly ReportWho[];
  /** Names, and rows by ID; or pseudonyms, by which the rows are then. */
  readonly people: Exclude<PeopleShown, 'summary'>;
  readonly metric: Metric;
  /** Hours a workday, for everybody without an own goal in People. */
  readonly goal: number;
  /** Minutes that nobody counts as late. */
  readonly grace: number;
  readonly weekStart: WeekStart;
}

/** What is chosen in fields of the same kind for every sheet. */
export type ReadyChoice = Exclude<keyof ReadyChoices, 'from'>;

/** A report and the sheet over it, both yet to be made. */
export interface ReadyMade {
  /** Its ID is empty. */
  readonly report: Report;
  readonly blueprint: Blueprint;
}

/** One entry of the gallery. */
export interface ReadySheet {
  readonly name: string;
  /** What it answers. */
  readonly sentence: string;
  /** What has to be filled in or there for it; `''` is nothing. */
  readonly needs: string;
  readonly defaults: ReadyChoices;
  /** The choices that change it. */
  readonly matters: readonly ReadyChoice[];
  readonly make: (choices: ReadyChoices) => ReadyMade;
}

/** What is chosen where nobody chose. */
export const USUAL_CHOICES: ReadyChoices = {
  range: { kind: 'words', words: 'this month' },
  who: [],
  people: 'names',
  metric: 'active',
  goal: 8,
  grace: 5,
  weekStart: 1,
};
