import { sheetId } from '../../playground/apps-script/spreadsheet/sheet-id';
import type { Kept } from '../doubles/memory-document';
import { keptSheets } from '../playground/kept-sheets';
import type { AddOnBench } from './add-on-bench';

/** The bench's spreadsheet and stores as they are now. Two moments with the same text are the same but for ids made anew. */
export function keptSpreadsheet({ google }: AddOnBench): Kept {
  const { spreadsheet, properties, triggers, clock } = google.backend;
  const { cache, properties: stores, command } = google.playground;
  const sheets = keptSheets(spreadsheet, command);
  const [kept, cached, fired, now] = [stores.content(), cache.content(), triggers.list(), clock.now()];

  return {
    text: named(JSON.stringify([...sheets.parts, kept, cached, fired, now]), sheets.keys),
    restore() {
      sheets.restore();
      for (const [store, values] of Object.entries({ ...stores.content(), ...kept })) {
        properties.change(store, Object.fromEntries(Object.keys(properties.read(store)).map((name) => [name, null])));
        properties.change(store, kept[store] ? values : {});
      }
      google.clock.advance(now - clock.now());
      cache.clear();
      for (const { store, key, value, until } of cached) google.backend.cache.put(store, { [key]: value }, (until - now) / 1000);
      for (const { id } of triggers.list()) triggers.remove(id);
      for (const trigger of fired) triggers.put(trigger);
    },
  };
}

/** With one name for each id that is made anew in every spreadsheet, numbered as they come. */
function named(text: string, keys: readonly string[]): string {
  const ids: string[] = [];
  const numbered = text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|metadata-\w+-\d+/g, (id) => {
    if (!ids.includes(id)) ids.push(id);
    return `id ${ids.indexOf(id)}`;
  });
  // The first sheet is always the same one.
  return keys.slice(1).reduce(
    (all, key, at) =>
      all
        .split(key)
        .join(`sheet ${at}`)
        .split(String(sheetId(key)))
        .join(`sheet ${at}`),
    numbered,
  );
}
