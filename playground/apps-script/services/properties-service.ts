/** PropertiesService: 9 KB a value, 500 KB a store, strings only. */
import { takesMore } from '../bytes/utf8';
import { mayEdit, NO_ACCESS } from '../runtime/permission';
import { ScriptException } from '../runtime/script-exception';
import { requireArguments } from '../runtime/service';
import type { ServiceMaker } from './service-maker';
import { propertiesStore, type StoreKind } from './store-name';

const VALUE_BYTES = 9 * 1024;
const STORE_BYTES = 500 * 1024;
/** Reads and writes a day, for a consumer account. */
const PER_DAY = 50_000;

/** The keys and values of what is kept. */
function textsOf(values: Readonly<Record<string, string | null>>): string[] {
  const texts: string[] = [];
  for (const key of Object.keys(values)) {
    const value = values[key];
    if (typeof value === 'string') texts.push(key, value);
  }
  return texts;
}

export function propertiesService({ execution, expose }: ServiceMaker): object {
  const { properties, quota } = execution.backend;

  function store(kind: StoreKind): object {
    const name = propertiesStore(execution, kind);

    function count(amount: number): void {
      if (quota.spend(execution.user, 'properties', amount) <= PER_DAY) return;
      throw new ScriptException(`Service invoked too many times for one day: properties.`);
    }

    function read(): Readonly<Record<string, string>> {
      count(1);
      return properties.read(name);
    }

    /** In a cell only the owner's own user properties can be changed by the owner; others there are read-only. */
    function change(changes: Readonly<Record<string, string | null>>, method: string): object {
      if (kind === 'user' && execution.context === 'cell' && execution.user !== execution.propertiesUser) {
        throw new ScriptException(`You do not have permission to call ${method}`);
      }
      if (kind === 'document' && execution.context !== 'cell' && !mayEdit(execution.person.role)) throw new ScriptException(NO_ACCESS);
      count(Object.keys(changes).length);
      for (const value of Object.values(changes)) {
        if (value !== null && takesMore([value], VALUE_BYTES)) throw new ScriptException('Argument too large: value');
      }
      const next = { ...properties.read(name), ...changes };
      if (takesMore(textsOf(next), STORE_BYTES)) {
        throw new ScriptException('You have exceeded the property storage quota. Please remove some properties and try again.');
      }
      properties.change(name, changes);
      return self;
    }

    const removeAll = () => Object.fromEntries(Object.keys(properties.read(name)).map((key) => [key, null]));

    const self = expose({
      name: 'Properties',
      need: 'properties',
      methods: {
        getProperty: (...args: unknown[]) => {
          requireArguments('PropertiesService.Properties.getProperty', args, 1);
          return read()[String(args[0])] ?? null;
        },
        getProperties: () => ({ ...read() }),
        getKeys: () => Object.keys(read()),
        setProperty: (...args: unknown[]) => {
          requireArguments('PropertiesService.Properties.setProperty', args, 2);
          return change({ [String(args[0])]: String(args[1]) }, 'setProperty');
        },
        setProperties: (values: object, deleteAllOthers = false) => {
          const set = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
          return change(deleteAllOthers ? { ...removeAll(), ...set } : set, 'setProperties');
        },
        deleteProperty: (key: unknown) => change({ [String(key)]: null }, 'deleteProperty'),
        deleteAllProperties: () => change(removeAll(), 'deleteAllProperties'),
      },
    });
    return self;
  }

  return expose({
    name: 'PropertiesService',
    prefix: 'PropertiesService.',
    need: 'properties',
    methods: {
      getUserProperties: () => store('user'),
      getDocumentProperties: () => (execution.document ? store('document') : null),
      getScriptProperties: () => store('script'),
    },
  });
}
