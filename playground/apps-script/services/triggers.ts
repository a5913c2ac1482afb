/** Installable triggers: their builders, what a script sees of one, and how many Google allows. */
import type { TriggerEvent, TriggerRecord } from '../backend';
import { sha256 } from '../bytes/digest';
import { utf8Bytes } from '../bytes/utf8';
import type { Execution } from '../runtime/execution';
import { NO_ACCESS } from '../runtime/permission';
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import { clockWishes } from '../triggers/clock-builder';
import { type ClockSchedule, firstRun } from '../triggers/schedule';
import type { ServiceMaker } from './service-maker';
import { scriptTimeZone } from './session';

/** For a user and a script. */
const MOST_TRIGGERS = 20;
const HOUR = 3_600_000;
const SERVER_ERROR = "We're sorry, a server error occurred. Please wait a bit and try again.";
const KINDS: Readonly<Record<TriggerEvent, string>> = {
  CLOCK: 'time-based',
  ON_OPEN: 'on open',
  ON_EDIT: 'on edit',
  ON_CHANGE: 'on change',
};

/** The records behind Trigger objects, and those objects that `create` gave. */
const records = new WeakMap<object, TriggerRecord>();
const fresh = new WeakSet<object>();

export function triggerMethods({ execution, expose }: ServiceMaker): Readonly<Record<string, Method>> {
  const { triggers, clock, spreadsheet } = execution.backend;
  let made = 0;
  const mine = (): TriggerRecord[] => triggers.list().filter(({ creator }) => creator === execution.user);

  function triggerObject(record: TriggerRecord): object {
    const clocked = record.event === 'CLOCK';
    const object = expose({
      name: 'Trigger',
      need: 'none',
      methods: {
        getUniqueId: () => record.id,
        getHandlerFunction: () => record.handler,
        getEventType: () => record.event,
        getTriggerSource: () => (clocked ? 'CLOCK' : 'SPREADSHEETS'),
        getTriggerSourceId: () => (clocked ? null : record.document),
      },
    });
    records.set(object, record);
    return object;
  }

  function create(handler: string, event: TriggerEvent, schedule: (spread: number) => ClockSchedule | null): object {
    const document = spreadsheet.facts().id;
    const plan = schedule(spread(`${execution.user} ${handler} ${clock.now()}`));
    checkRoom(execution, mine(), event, document, plan);
    const id = uniqueId(`${execution.id} ${++made}`);
    const record = { id, handler, event, creator: execution.user, document, schedule: plan, next: plan && firstRun(plan, clock.now()) };
    triggers.put(record);
    const object = triggerObject(record);
    fresh.add(object);
    return object;
  }

  function timeBased(handler: string): object {
    const clockBuilder = clockWishes(() => self, clock.now, scriptTimeZone(execution));
    const self: object = expose({
      name: 'ClockTriggerBuilder',
      need: 'triggers',
      methods: { ...clockBuilder.methods, create: () => create(handler, 'CLOCK', clockBuilder.schedule) },
    });
    return self;
  }

  function forSpreadsheet(handler: string, target: unknown): object {
    checkTarget(target);
    let event: TriggerEvent | undefined;
    const on = (name: TriggerEvent) => () => {
      event = name;
      return self;
    };
    const self: object = expose({
      name: 'SpreadsheetTriggerBuilder',
      need: 'triggers',
      methods: {
        onOpen: on('ON_OPEN'),
        onEdit: on('ON_EDIT'),
        onChange: on('ON_CHANGE'),
        create: () => {
          if (!event) throw new ScriptException('The trigger has no event: call onOpen, onEdit or onChange first.');
          return create(handler, event, () => null);
        },
      },
    });
    return self;
  }

  /** A Spreadsheet is the one there is; a text is an id. */
  function checkTarget(target: unknown): void {
    if (typeof target === 'object' && target !== null && String(target) === 'Spreadsheet') return;
    if (target !== spreadsheet.facts().id) throw new ScriptException(NO_ACCESS);
  }

  return {
    newTrigger: (handler: unknown) =>
      expose({
        name: 'TriggerBuilder',
        need: 'triggers',
        methods: {
          timeBased: () => timeBased(String(handler)),
          forSpreadsheet: (target: unknown) => forSpreadsheet(String(handler), target),
        },
      }),
    getProjectTriggers: () => mine().map(triggerObject),
    getUserTriggers: (target: unknown) => {
      checkTarget(target);
      const document = spreadsheet.facts().id;
      return mine()
        .filter((record) => record.event !== 'CLOCK' && record.document === document)
        .map(triggerObject);
    },
    deleteTrigger: (trigger: unknown) => {
      const record = typeof trigger === 'object' && trigger !== null ? records.get(trigger) : undefined;
      if (!record) throw new ScriptException("The parameters don't match the method signature for ScriptApp.deleteTrigger.");
      // Seen at Google: what create() gave cannot be deleted in its own execution, what getProjectTriggers() gives of it can.
      if (fresh.has(trigger as object)) throw new ScriptException(SERVER_ERROR);
      triggers.remove(record.id);
    },
  };
}

/** @throws ScriptException in Google's words where one more is one too many, or an add-on's would run too often. */
function checkRoom(
  { kind }: Execution,
  mine: readonly TriggerRecord[],
  event: TriggerEvent,
  document: string,
  plan: ClockSchedule | null,
): void {
  if (kind === 'add-on') {
    if (plan?.kind === 'interval' && plan.ms < HOUR) {
      throw new ScriptException('The recurrence interval for an Add-on trigger must be at least one hour.');
    }
    if (mine.some((record) => record.event === event && record.document === document)) {
      throw new ScriptException(`This add-on has created too many ${KINDS[event]} triggers in this document for this Google user account.`);
    }
  }
  if (mine.length >= MOST_TRIGGERS) {
    throw new ScriptException('This script has too many triggers. Triggers must be deleted from the script before more can be added.');
  }
}

/** As Google's look: a number of 19 digits. */
function uniqueId(seed: string): string {
  const digits = sha256(utf8Bytes(seed)).map((byte) => byte % 10);
  return `${(digits[0] ?? 0) || 9}${digits.slice(1, 19).join('')}`;
}

/** What Google leaves to chance, from 0 to 1: always the same for the same text. */
function spread(seed: string): number {
  const [high = 0, low = 0] = sha256(utf8Bytes(seed));
  return (high * 256 + low) / 65_536;
}
