/**
 * Why schedules' owners no longer serve them, as it is kept in the document so that everybody who opens it can see it. Nobody else can look into
 * those people's stores.
 * @module
 */
import type { KeyValueStore } from '../../ports';
import type { Task } from '../../task';
import { loadJson } from '../kept/stored-json';

/** The owner asked for somebody to take over, has no key any more, lacks the report's connection, or would have to allow the product again. */
export const ABSENCES = ['leaving', 'key', 'connection', 'consent'] as const;
/** One of the reasons. */
export type Absence = (typeof ABSENCES)[number];

/** The document's key of all reasons. */
export const ABSENCES_KEY = 'activtrak.absent-owners';

/** Reasons by the reports' IDs. */
type Absences = Readonly<Record<string, Absence>>;

/** Why reports' owners no longer serve their schedules, by the reports' IDs. */
export function* loadAbsences(documents: KeyValueStore): Task<Absences> {
  const kept = yield* loadJson<Record<string, unknown>>(documents, ABSENCES_KEY);
  const known = Object.entries(kept ?? {}).filter((entry): entry is [string, Absence] => ABSENCES.some((one) => one === entry[1]));
  return Object.fromEntries(known);
}
