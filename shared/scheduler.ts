import type { MaybePromise } from './task';

/** What happens by itself while a document is open, on the key of the person at the device. */
export interface WhileOpen {
  /** The product starts with the document, before anybody opens its panel. */
  readonly loads: boolean;
  /** All reports are refreshed when it starts. */
  readonly refreshes: boolean;
  /** All reports are refreshed every so many minutes; 0 for never. */
  readonly minutes: number;
}

/** The person's wishes for the open document. */
export interface WhileOpenStore {
  load(): MaybePromise<WhileOpen>;
  save(wishes: WhileOpen): MaybePromise<void>;
}

/** What runs when, for the person at work: due reports are looked for every hour, where the host can. */
export interface Scheduler {
  /** Whether anything runs while the document is closed. */
  readonly whileClosed: boolean;
  /** How long one person's runs may take a day, in milliseconds, where the host has a limit. */
  readonly msPerDay?: number;
  /** Sees to it that this person's schedules are served. Gives the sentence why that cannot be. */
  start(): MaybePromise<string | undefined>;
  /** Nothing of this person's has to be served any more. */
  stop(): MaybePromise<void>;
  /** What is wrong with it, for the person, in sentences: consent that is missing, a run that could not reach the document. */
  problems(): MaybePromise<readonly string[]>;
}
