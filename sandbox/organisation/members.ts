/**
 * Who and what an organisation is made of.
 * @module
 */

export interface Group {
  readonly id: number;
  readonly name: string;
}

/** A computer, and where it stands. */
export interface Computer {
  readonly id: number;
  readonly name: string | null;
  readonly zone: string;
  /** Whether records name the zone. */
  readonly tellsZone: boolean;
  readonly privateIp: string | null;
  readonly publicIp: string | null;
}

/** When somebody works. */
export type Rhythm = 'days' | 'nights' | 'part-time';

/** Somebody whose activities are recorded. */
export interface Person {
  readonly id: number;
  /** The log-in name on the computer. */
  readonly login: string;
  readonly domain: string;
  /** What is shown; names need not be unique. */
  readonly name: string;
  /** The name that the person had before the day of changes. */
  readonly formerName: string | undefined;
  /** Deleted people do nothing from the day of changes on and stay in old rows, without their name. */
  readonly deleted: 'no' | 'nameless' | 'placeholder';
  readonly email: string;
  /** None for a few. */
  readonly groups: readonly number[];
  readonly computers: readonly number[];
  readonly rhythm: Rhythm;
  readonly location: string | null;
}

/** All people, computers and groups of the made-up company. */
export interface Organisation {
  readonly groups: readonly Group[];
  readonly computers: readonly Computer[];
  readonly people: readonly Person[];
}
