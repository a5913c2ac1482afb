/** DeveloperMetadata: a key and a value on a whole row, a whole column, a sheet or the spreadsheet. */

import { areaOfSpan, newAnchorId, spanOf } from '../../spreadsheet/anchors';
import type { Anchor, Area, Span } from '../../spreadsheet/backend';
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import { enumeration } from '../services/enumeration';
import type { SpreadsheetObjects } from './objects';

export const VISIBILITY = enumeration('DOCUMENT', 'PROJECT');
export const LOCATION_TYPE = enumeration('SPREADSHEET', 'SHEET', 'ROW', 'COLUMN');

/** Keys and values of a sheet together, with its rows and columns. (https://developers.google.com/workspace/sheets/api/guides/metadata#metadata_storage_limits) */
const MOST_CHARACTERS = 30_000;

export interface MetadataFacts extends Readonly<Record<string, unknown>> {
  readonly id: number;
  readonly key: string;
  readonly value: string | null;
  readonly visibility: string;
  readonly location: string;
  /** The script that made it: nobody else sees what is visible to its project. */
  readonly project: string;
}

export const factsOf = (anchor: Anchor): MetadataFacts => anchor.facts as MetadataFacts;

/** Where a script may put metadata: a whole row or column. @throws ScriptException for anything else. */
function lineOf(objects: SpreadsheetObjects, area: Area): { readonly location: string; readonly span: Span } {
  const span = spanOf(area, objects.sheetFacts(area.sheet));
  if (span.columns === null && area.rows === 1) return { location: 'ROW', span };
  if (span.rows === null && area.columns === 1) return { location: 'COLUMN', span };
  throw new ScriptException(
    'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
  );
}

/** Range.addDeveloperMetadata(key, value, visibility) with the arguments that may be left out. */
export function addMetadata(objects: SpreadsheetObjects, area: Area, args: readonly unknown[]): void {
  const [key, ...rest] = args;
  const visibility =
    rest.find((value) => Object.values(VISIBILITY).includes(value as string) && value !== rest[0]) ?? rest[1] ?? 'DOCUMENT';
  const value = typeof rest[0] === 'string' ? rest[0] : null;
  const { location, span } = lineOf(objects, area);
  const { execution } = objects;
  const facts = {
    id: freeId(objects),
    key: String(key),
    value,
    visibility: String(visibility),
    location,
    project: execution.scriptId,
  };
  put(objects, { id: newAnchorId('metadata'), kind: 'metadata', sheet: area.sheet, span, facts });
}

/** An id that no other has. */
export function freeId({ execution }: SpreadsheetObjects): number {
  const taken = execution.backend.spreadsheet.anchors('metadata').map((anchor) => factsOf(anchor).id);
  return Math.max(0, ...taken) + 1;
}

function put(objects: SpreadsheetObjects, anchor: Anchor): void {
  const { spreadsheet } = objects.execution.backend;
  const size = ({ key, value }: MetadataFacts): number => key.length + (value ?? '').length;
  const there = spreadsheet.anchors('metadata').filter((other) => other.id !== anchor.id && other.sheet === anchor.sheet);
  if ([...there, anchor].reduce((sum, one) => sum + size(factsOf(one)), 0) > MOST_CHARACTERS)
    throw new ScriptException(`Developer metadata of one sheet may have ${MOST_CHARACTERS} characters at most.`);
  objects.changed();
  spreadsheet.putAnchor(anchor);
}

export function metadataObject(objects: SpreadsheetObjects, id: string): object {
  const { spreadsheet } = objects.execution.backend;
  const anchor = (): Anchor => {
    const found = spreadsheet.anchor(id);
    if (!found) throw new ScriptException('The developer metadata does not exist any more.');
    return found;
  };
  const changedTo = (facts: Partial<MetadataFacts>): object => {
    const before = anchor();
    put(objects, { ...before, facts: { ...before.facts, ...facts } });
    return self;
  };
  const moveTo =
    (location: string): Method =>
    (range: unknown) => {
      const area = objects.areaOf(range);
      const line = lineOf(objects, area);
      if (line.location !== location) throw new ScriptException(`The range must be an entire ${location.toLowerCase()}.`);
      const before = anchor();
      put(objects, { ...before, sheet: area.sheet, span: line.span, facts: { ...before.facts, location } });
      return self;
    };
  const writing: Record<string, Method> = {
    setKey: (key: unknown) => changedTo({ key: String(key) }),
    setValue: (value: unknown) => changedTo({ value: String(value) }),
    setVisibility: (visibility: unknown) => changedTo({ visibility: String(visibility) }),
    moveToRow: moveTo('ROW'),
    moveToColumn: moveTo('COLUMN'),
    remove: () => {
      anchor();
      objects.changed();
      spreadsheet.removeAnchor(id);
    },
  };
  const self: object = objects.exposeWriting('DeveloperMetadata', writing, {
    getId: () => factsOf(anchor()).id,
    getKey: () => factsOf(anchor()).key,
    getValue: () => factsOf(anchor()).value,
    getVisibility: () => factsOf(anchor()).visibility,
    getLocation: () => locationObject(objects, anchor()),
  });
  return self;
}

function locationObject(objects: SpreadsheetObjects, anchor: Anchor): object {
  const { location } = factsOf(anchor);
  const range = (): object => objects.range(areaOfSpan(anchor.span, objects.sheetFacts(anchor.sheet)));
  return objects.expose({
    name: 'DeveloperMetadataLocation',
    need: 'document-read',
    methods: {
      getLocationType: () => location,
      getRow: () => (location === 'ROW' ? range() : null),
      getColumn: () => (location === 'COLUMN' ? range() : null),
      getSheet: () => objects.sheet(anchor.sheet),
      getSpreadsheet: () => null,
    },
  });
}
