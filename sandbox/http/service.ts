import type { ActivityPlan } from '../data/activity';
import type { Database } from '../data/database';
import { DIALECTS, type Dialect, type Faults, type SandboxOptions } from '../options';
import type { Cursors } from './cursor';
import type { WebUser } from './keys';

/** What every request is answered from. */
export interface Service {
  readonly database: Database;
  readonly plan: ActivityPlan;
  readonly options: SandboxOptions;
  readonly cursors: Cursors;
  readonly userOf: (key: string | undefined) => WebUser;
  /** Seconds since 1970, as the sandbox counts them. */
  readonly now: () => number;
  /** How far that is ahead of this machine's clock, in seconds. */
  readonly ahead: () => number;
  /** Lets seconds pass. Gives how many log rows arrived in them. */
  readonly pass: (seconds: number) => number;
  /** Changed by control calls. */
  readonly conditions: { latency: number; faults: Faults };
  /** Requests of the API since the last reset, by path. */
  readonly counts: Map<string, number>;
}

/** Which dialects this sandbox serves. */
export const served = ({ options: { dialect } }: Service): readonly Dialect[] => (dialect === 'both' ? DIALECTS : [dialect]);
