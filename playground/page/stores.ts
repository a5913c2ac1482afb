import { type MemoryProperties, memoryProperties, type PropertiesContent } from '../apps-script/stores/properties';

const PROPERTIES = 'activtrak-playground.properties';

/** Google's properties, kept in this browser so that a reload goes on. */
export function browserProperties(): MemoryProperties {
  const kept = JSON.parse(localStorage.getItem(PROPERTIES) ?? '{}') as PropertiesContent;
  const properties: MemoryProperties = memoryProperties(kept, () => localStorage.setItem(PROPERTIES, JSON.stringify(properties.content())));
  return properties;
}

/** Forgets whatever the playground keeps in this browser. */
export function wipeBrowser(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith('activtrak-playground.')) localStorage.removeItem(key);
}
