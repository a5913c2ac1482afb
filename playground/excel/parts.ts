/**
 * The object model sends many values of one range in parts of 1,500 cells (Range.values, excel-web-16.00.js). Put together again they
 * are one change, as a person would see it, and one that the spreadsheet behind makes in a fraction of the time.
 */
import type { Action, RequestMessage } from './request';

/** The actions with each range's parts in the place of the first of them; what is left of the others does nothing. */
export function withoutParts({ Actions, ObjectPaths }: RequestMessage['Body']): readonly Action[] {
  const wholes = new Map<string, unknown[]>();
  const actions = [...Actions];
  Actions.forEach((action, at) => {
    // This comes before the parts of each new change.
    if (action.Name === '_ValidateArraySize') wholes.clear();
    const range = action.ActionType === 4 ? rangeOfPart(ObjectPaths, action.ObjectPathId) : undefined;
    const rows = action.ArgumentInfo?.Arguments?.[0];
    if (range === undefined || !Array.isArray(rows)) return;
    const key = `${action.Name} ${range}`;
    const whole = wholes.get(key);
    if (whole) {
      for (const row of rows) whole.push(row);
      actions[at] = { ...action, ActionType: 3, Name: '_KeepReference' };
      return;
    }
    const all = [...rows];
    wholes.set(key, all);
    actions[at] = { ...action, ObjectPathId: range, ArgumentInfo: { Arguments: [all] } };
  });
  return actions;
}

/** The path of the range whose rows a path holds from one to another; `undefined` for any other path. */
function rangeOfPart(paths: RequestMessage['Body']['ObjectPaths'], id: number): number | undefined {
  const part = paths[String(id)];
  const first = part?.Name === 'GetBoundingRect' ? paths[String(part.ParentObjectPathId)] : undefined;
  return first?.Name === 'GetRow' ? first.ParentObjectPathId : undefined;
}
