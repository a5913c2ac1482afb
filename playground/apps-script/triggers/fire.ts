/** Runs an installed trigger: as the person who made it, whoever is looking, and only while she has the add-on and time left today. */
import type { Backend, TriggerRecord } from '../backend';
import type { CallOptions } from '../runtime/context';
import type { CallOutcome } from '../runtime/outcome';
import { failed } from '../runtime/outcome';
import { runScript } from '../runtime/run-script';
import type { Script } from '../runtime/script';
import type { ServiceMaker } from '../services/service-maker';
import { userObject } from '../services/session';
import { areaFromText } from '../spreadsheet/area';
import { spreadsheetObjects } from '../spreadsheet/spreadsheet-app';
import { clockEvent } from './clock-event';
import { nextRun } from './schedule';

/** What happened in the spreadsheet, for triggers that no clock runs. */
export interface SpreadsheetEvent {
  /** Who did it. Default the trigger's creator. */
  readonly user?: string;
  /** For ON_EDIT: where, as `Sheet1!A1:B2`. */
  readonly range?: string;
  readonly value?: string;
  readonly oldValue?: string;
  /** For ON_CHANGE: `EDIT`, `INSERT_ROW`, ... */
  readonly changeType?: string;
}

/** Of a trigger's time a day, in milliseconds. */
const PER_DAY = { consumer: 90 * 60_000, workspace: 6 * 3_600_000 };

/** The clock triggers that are due, in the order of their times. */
export function dueTriggers(triggers: readonly TriggerRecord[], now: number): readonly TriggerRecord[] {
  const due = triggers.filter(({ next }) => next !== null && next <= now);
  return due.sort((one, other) => (one.next ?? 0) - (other.next ?? 0));
}

/** Runs a trigger now; `undefined` where Google would not start it. Never throws. */
export function fireTrigger(script: Script, trigger: TriggerRecord, event: SpreadsheetEvent = {}): CallOutcome | undefined {
  const { backend, kind } = script;
  const { people, quota, clock } = backend;
  const { creator, handler, schedule, next } = trigger;
  const started = clock.now();
  if (schedule && next !== null && next <= started) backend.triggers.put({ ...trigger, next: nextRun(schedule, next, started) });
  const person = people.of(creator);
  if (kind === 'add-on' && !person.installed) return undefined;
  if (quota.spend(creator, 'trigger-ms', 0) >= PER_DAY[person.account]) return failed('Service using too much computer time for one day');
  const options: CallOptions = {
    context: 'trigger',
    user: creator,
    document: schedule && !script.activeInClockTriggers ? 'missing' : 'active',
  };
  const outcome = runScript(script, handler, options, {
    before: (maker) => [eventObject(maker, backend, trigger, event, started)],
    after: () => null,
  });
  quota.spend(creator, 'trigger-ms', clock.now() - started);
  return outcome;
}

function eventObject(
  maker: ServiceMaker,
  { spreadsheet }: Backend,
  { id, event, creator }: TriggerRecord,
  { user = creator, range, ...details }: SpreadsheetEvent,
  now: number,
): object {
  const shared = { authMode: 'FULL', triggerUid: id };
  if (event === 'CLOCK') return { ...shared, ...clockEvent(now) };
  const objects = spreadsheetObjects(maker);
  const [first] = spreadsheet.sheets();
  const edited = range !== undefined && first ? { range: objects.range(areaFromText(range, first, objects.sheetNamed)) } : {};
  return { ...shared, ...details, ...edited, source: objects.spreadsheet(), user: userObject(maker, user) };
}
