import { memoryCache } from '../apps-script/stores/cache';
import { memoryLocks } from '../apps-script/stores/locks';
import { memoryPeople } from '../apps-script/stores/people';
import type { MemoryProperties } from '../apps-script/stores/properties';
import { memoryQuota } from '../apps-script/stores/quota';
import type { SpreadsheetBackend } from '../spreadsheet/backend';
import type { PageClock } from './clock';
import { watchConnection } from './connection';
import { OWNER, PEOPLE } from './people';
import { browserProperties, browserTriggers } from './stores';

/** What scripts have of Google beside the network: properties and triggers are kept in this browser, the rest until the page is left. */
export function pageServices(spreadsheet: SpreadsheetBackend, clock: PageClock) {
  const properties: MemoryProperties = browserProperties(() => keyChanged());
  const owned = (): Readonly<Record<string, string>> => properties.read(`user:${OWNER.email}`);
  const keyChanged = watchConnection(owned);
  const people = memoryPeople(OWNER.email);
  for (const { email, facts } of PEOPLE) people.set(email, facts);
  // A lock is polled by the workers that wait for it, so nothing ever sleeps here.
  const locks = memoryLocks(() => undefined);
  const kept = { properties, triggers: browserTriggers() };
  return { backend: { spreadsheet, ...kept, cache: memoryCache(clock.now), locks, quota: memoryQuota(clock.now), people }, owned };
}
