/**
 * What stands behind Microsoft's object model: takes its requests, one after the other, and answers as Excel does. What a request did
 * before its first refused step stays done.
 * @module
 */
import { ExcelError } from './excel-error';
import { type HostObject, isHostObject } from './host-object';
import { workbookObject } from './object-model/workbook-object';
import { withoutParts } from './parts';
import { type Action, type ArgumentInfo, DELAY_FOR_CELL_EDIT, type RequestMessage, type ResponseMessage } from './request';
import type { Workbook } from './workbook';

/** Excel on the web takes and gives no more at once. */
const MOST_BYTES = 5 * 1024 * 1024;

/** What not every Excel has that runs add-ins: 13 is ExcelApi 1.13. Source: Microsoft's reference of each. */
const API_SETS: Readonly<Record<string, number>> = {
  'ChartSeries.getDimensionDataSourceString': 15,
  'ChartSeries.getDimensionDataSourceType': 15,
  'Range.getMergedAreasOrNullObject': 13,
  'Range.getSpillParentOrNullObject': 12,
  'Range.getSpillingToRangeOrNullObject': 12,
  'Table.resize': 13,
};

/** The object model's own bookkeeping of ranges that it wants to find again. */
const BOOKKEEPING = new Set(['_KeepReference', '_RemoveReference']);

/** The workbook's method that finds what was kept. */
const FIND = '_GetObjectByReferenceId';

export interface Executor {
  executeAsync(customData: unknown, flags: number, message: RequestMessage): Promise<ResponseMessage>;
}

export function createExecutor(workbook: Workbook): Executor {
  return {
    async executeAsync(_, flags, message) {
      if (isTooLarge(message.Body)) return refused('RequestPayloadSizeLimitExceeded');
      if (workbook.editing && (flags & DELAY_FOR_CELL_EDIT) === 0) return refused('InvalidOperationInCellEditMode');
      await workbook.editing?.ended;
      const body = execute(workbook, message);
      return isTooLarge(body?.Results)
        ? refused('ResponsePayloadSizeLimitExceeded')
        : { ErrorCode: '', ErrorMessage: '', Headers: {}, Body: body };
    },
  };
}

function refused(code: ConstructorParameters<typeof ExcelError>[0]): ResponseMessage {
  return { ErrorCode: code, ErrorMessage: new ExcelError(code).message, Headers: {}, Body: null };
}

/** Whether a body has more bytes, as it goes over the wire, than may be. */
const isTooLarge = (body: unknown): boolean => mostBytes(body) > MOST_BYTES && bytesOf(JSON.stringify(body) ?? '') > MOST_BYTES;

/** No fewer bytes than JSON has, without writing it out: of nearly all bodies there is nothing else to count. */
function mostBytes(value: unknown): number {
  // A character may become `\u0007`, and a number has 25 of them at most.
  if (typeof value === 'string') return 6 * value.length + 2;
  if (typeof value !== 'object' || value === null) return 25;
  let bytes = 2;
  if (Array.isArray(value)) for (const item of value) bytes += mostBytes(item) + 1;
  else for (const name of Object.keys(value)) bytes += 6 * name.length + 4 + mostBytes((value as Readonly<Record<string, unknown>>)[name]);
  return bytes;
}

function bytesOf(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Half of a pair counts as half of the four bytes that the pair has.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

function execute(workbook: Workbook, { Body }: RequestMessage): ResponseMessage['Body'] {
  const { ObjectPaths } = Body;
  const objects = new Map<number, HostObject | null>();
  const results: { ActionId: number; Value: unknown }[] = [];

  function argumentsOf(info: ArgumentInfo | undefined): readonly unknown[] {
    return (info?.Arguments ?? []).map((argument, index) => {
      const path = info?.ReferencedObjectPathIds?.[index] ?? 0;
      return path === 0 ? argument : objectAt(path);
    });
  }

  function objectAt(id: number): HostObject | null {
    const known = objects.get(id);
    if (known !== undefined) return known;
    const made = makeObject(id);
    objects.set(id, made);
    return made;
  }

  function makeObject(id: number): HostObject | null {
    const path = ObjectPaths[String(id)];
    if (!path || path.ObjectPathType === 7) return null;
    if (path.ObjectPathType === 1) return workbookObject(workbook);
    if (path.ObjectPathType === 6) return call(workbook, workbookObject(workbook), FIND, [path.Name]) as HostObject;
    const parent = objectAt(path.ParentObjectPathId ?? 0);
    if (parent === null) return null;
    const name = path.ObjectPathType === 5 ? 'getItem' : camel(path.Name);
    const made = path.ObjectPathType === 4 ? propertyOf(parent, name).get() : call(workbook, parent, name, argumentsOf(path.ArgumentInfo));
    if (made !== null && !isHostObject(made)) throw new ExcelError('ApiNotFound');
    return made;
  }

  function perform(action: Action): unknown {
    const object = objectAt(action.ObjectPathId);
    if (BOOKKEEPING.has(action.Name)) return undefined;
    if (object === null) return null;
    const name = camel(action.Name);
    switch (action.ActionType) {
      case 1:
        return identityOf(object);
      case 2:
        return selected(object, action.QueryInfo?.Select ?? []);
      case 3:
        return call(workbook, object, name, argumentsOf(action.ArgumentInfo));
      case 4: {
        const { set } = propertyOf(object, name);
        if (!set) throw new ExcelError('InvalidOperation');
        return set(action.ArgumentInfo?.Arguments?.[0]);
      }
      default:
        throw new ExcelError('ApiNotFound');
    }
  }

  for (const [index, action] of withoutParts(Body).entries()) {
    try {
      results.push({ ActionId: action.Id, Value: perform(action) });
    } catch (failure) {
      const { code, message } = failure instanceof ExcelError ? failure : hostFailure(failure);
      return { Error: { Code: code, Message: message, Location: action.Name, ActionIndex: index }, Results: results };
    }
  }
  return { Error: null, Results: results };
}

/** A fault of this executor's own is no rule of Excel's: whoever runs it should see where it comes from. */
function hostFailure(failure: unknown): { readonly code: string; readonly message: string } {
  return { code: 'GeneralException', message: String((failure as { readonly stack?: unknown }).stack ?? failure) };
}

function call({ apiSet }: Workbook, object: HostObject, name: string, args: readonly unknown[]): unknown {
  const method = object.methods?.[name];
  if (!method || (API_SETS[`${object.type}.${name}`] ?? 0) > apiSet) throw new ExcelError('ApiNotFound');
  return method(...args);
}

function propertyOf(object: HostObject, name: string) {
  const property = object.properties?.[name];
  if (!property) throw new ExcelError('ApiNotFound');
  return property;
}

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function identityOf({ id, reference }: HostObject): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  if (id !== undefined) found._Id = id;
  if (reference !== undefined) found._ReferenceId = reference;
  return found;
}

/** The parts of an object that were asked for: `name`, or `areas/items/address` through other objects. */
function selected(object: HostObject, select: readonly string[]): unknown {
  if (object.items) {
    const own = partsIn(select.map((path) => path.replace(/^items\//, '')));
    return { _Items: object.items().map((item) => withParts(item, own)) };
  }
  return withParts(object, partsIn(select));
}

/** A property that was asked for, and what of it where it is an object. */
interface Part {
  readonly property: string;
  /** What the answer calls it. */
  readonly name: string;
  readonly rest: readonly string[];
}

const partsIn = (select: readonly string[]): readonly Part[] =>
  [...new Set(select.map((path) => path.split('/')[0] as string))].map((head) => ({
    property: camel(head),
    name: pascal(head),
    rest: select.filter((path) => path.startsWith(`${head}/`)).map((path) => path.slice(head.length + 1)),
  }));

function withParts(object: HostObject, parts: readonly Part[]): unknown {
  const found = identityOf(object);
  for (const { property, name, rest } of parts) {
    const value = propertyOf(object, property).get();
    found[name] = isHostObject(value) ? selected(value, rest) : value;
  }
  return found;
}
