/** How people are shown: `names` as they are, stable `pseudonyms` in their place, or a `summary`: rows added up without any person. */
export const PEOPLE_SHOWN = ['names', 'pseudonyms', 'summary'] as const;
/** One of the ways to show people. */
export type PeopleShown = (typeof PEOPLE_SHOWN)[number];

/** What a report shows of the people in it. */
export interface Privacy {
  readonly people: PeopleShown;
  /** A summary leaves out what is about fewer people than this. */
  readonly smallestGroup: number;
}

/** What follows from it for the rows. */
interface Rows {
  readonly areNamed: boolean;
  readonly areAddedUp: boolean;
}

const ROWS: Readonly<Record<PeopleShown, Rows>> = {
  names: { areNamed: true, areAddedUp: false },
  pseudonyms: { areNamed: false, areAddedUp: false },
  summary: { areNamed: false, areAddedUp: true },
};

interface Private {
  readonly privacy: Privacy;
  /** Set where the log is grouped. */
  readonly rollup?: unknown;
}

/** Whether a report's rows carry people's names. */
export const showsNames = ({ privacy }: Private): boolean => ROWS[privacy.people].areNamed;

/** Whether its rows are people's own under other names. */
export const disguises = ({ privacy }: Private): boolean => !ROWS[privacy.people].areNamed && !ROWS[privacy.people].areAddedUp;

/** Whether no person may be seen in its rows. */
export const hidesPeople = ({ privacy }: Private): boolean => ROWS[privacy.people].areAddedUp;

/** Whether its rows are hours added up over people. */
export const addsUp = (report: Private): boolean => report.rollup === undefined && hidesPeople(report);
