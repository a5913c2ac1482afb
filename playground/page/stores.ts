import type { TriggerRecord, TriggersBackend } from '../apps-script/backend';
import { type MemoryProperties, memoryProperties, type PropertiesContent } from '../apps-script/stores/properties';
import { memoryTriggers } from '../apps-script/stores/triggers';

/** What is kept in this browser begins with it. */
export const KEPT = 'activtrak-playground.';
const PROPERTIES = `${KEPT}properties`;
const TRIGGERS = `${KEPT}triggers`;

/** Whether this browser has kept nothing yet. */
export const isNew = (): boolean => localStorage.getItem(PROPERTIES) === null;

/** Google's properties, kept in this browser so that a reload goes on. */
export function browserProperties(changed: () => void): MemoryProperties {
  const kept = JSON.parse(localStorage.getItem(PROPERTIES) ?? '{}') as PropertiesContent;
  const properties: MemoryProperties = memoryProperties(kept, () => {
    localStorage.setItem(PROPERTIES, JSON.stringify(properties.content()));
    changed();
  });
  return properties;
}

/** Google's triggers, kept likewise. */
export function browserTriggers(): TriggersBackend {
  const kept = JSON.parse(localStorage.getItem(TRIGGERS) ?? '[]') as readonly TriggerRecord[];
  return memoryTriggers(kept, (content) => localStorage.setItem(TRIGGERS, JSON.stringify(content)));
}

/** Forgets whatever is kept in this browser under a prefix. */
export function wipeBrowser(prefix: string): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}
