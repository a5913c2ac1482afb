import type { TriggerRecord, TriggersBackend } from '../backend';

/** Triggers in memory. `changed` is called after every change with all of them: what a host may keep over a restart. */
export function memoryTriggers(
  content: readonly TriggerRecord[] = [],
  changed: (content: readonly TriggerRecord[]) => void = () => {},
): TriggersBackend {
  const triggers = new Map(content.map((trigger) => [trigger.id, trigger]));
  const list = () => [...triggers.values()];
  return {
    list,
    put(trigger) {
      triggers.set(trigger.id, trigger);
      changed(list());
    },
    remove(id) {
      if (triggers.delete(id)) changed(list());
    },
  };
}
