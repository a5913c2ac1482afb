import { HAS_WIDE_SCOPE } from '../../build-options';
import { loadTrouble } from '../trigger-trouble';
import { unlessRefused } from '../unless-refused';

type Properties = GoogleAppsScript.Properties.Properties;

/** What `propertyStore` asks of a store. */
export type PlainProperties = Pick<
  Properties,
  'getProperty' | 'getProperties' | 'getKeys' | 'setProperty' | 'setProperties' | 'deleteProperty'
>;

/** Where the definitions and states of a spreadsheet's reports are kept, and the lock for them. */
export interface DocumentKeeping {
  readonly properties: PlainProperties;
  readonly lock: GoogleAppsScript.Lock.Lock;
}

const prefixOf = (document: string): string => `activtrak.of.${document}.`;
const movedKey = (document: string): string => `activtrak.moved.${document}`;

/**
 * The place of a spreadsheet: its document properties, or the part of the script's properties to which they were moved.
 * `undefined` where Google gives this execution no document properties.
 */
export function documentKeeping(document: string): DocumentKeeping | undefined {
  if (isMoved(document))
    return { properties: within(PropertiesService.getScriptProperties(), prefixOf(document)), lock: LockService.getScriptLock() };
  const own = PropertiesService.getDocumentProperties() as Properties | null;
  return own ? { properties: own, lock: LockService.getDocumentLock() ?? LockService.getScriptLock() } : undefined;
}

/**
 * Moves what is kept with a spreadsheet to where the hourly run reaches it, once such a run got no document properties. Only the build with
 * the wider scope asks for it, whose run can open the spreadsheet itself.
 * @param mine the person's own properties, which have what the run met
 */
export function moveWithinReach(document: string, mine: Properties): void {
  if (isMoved(document) || loadTrouble(mine, document) !== 'document') return;
  const prefix = prefixOf(document);
  const all = Object.entries(PropertiesService.getDocumentProperties().getProperties());
  // In one call: it is there whole, or the document's own properties still count, as where the script's are full of other spreadsheets' or Google
  // refuses. The refresh goes on with those, and the hourly run says again what it met.
  unlessRefused(() =>
    PropertiesService.getScriptProperties().setProperties({
      ...Object.fromEntries(all.map(([key, value]) => [prefix + key, value])),
      [movedKey(document)]: 'yes',
    }),
  );
}

const isMoved = (document: string): boolean =>
  HAS_WIDE_SCOPE && PropertiesService.getScriptProperties().getProperty(movedKey(document)) !== null;

/** The properties whose keys begin with a prefix, without it. */
function within(properties: Properties, prefix: string): PlainProperties {
  const mine = (keys: readonly string[]): string[] => keys.filter((key) => key.startsWith(prefix));
  return {
    getProperty: (key) => properties.getProperty(prefix + key),
    getKeys: () => mine(properties.getKeys()).map((key) => key.slice(prefix.length)),
    getProperties() {
      const all = properties.getProperties();
      return Object.fromEntries(mine(Object.keys(all)).map((key) => [key.slice(prefix.length), all[key] ?? '']));
    },
    setProperty: (key, value) => properties.setProperty(prefix + key, value),
    setProperties: (values) =>
      properties.setProperties(Object.fromEntries(Object.entries(values).map(([key, value]) => [prefix + key, value]))),
    deleteProperty: (key) => properties.deleteProperty(prefix + key),
  };
}
