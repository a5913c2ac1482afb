/** A sheet that is a chart: it has a name and a place among the others, and no cells. Source: Microsoft's list of error codes, `UnsupportedSheet`. */
import { ExcelError } from '../excel-error';
import type { HostObject } from '../host-object';

/** What every sheet has. */
const FOR_ALL: ReadonlySet<string> = new Set('id name position visibility activate delete'.split(' '));

const refuse = (): never => {
  throw new ExcelError('UnsupportedSheet');
};

export function chartSheetObject(sheet: HostObject): HostObject {
  const limited = <Member>(members: Readonly<Record<string, Member>> = {}, refused: Member): Record<string, Member> =>
    Object.fromEntries(Object.entries(members).map(([name, member]) => [name, FOR_ALL.has(name) ? member : refused]));
  return { ...sheet, properties: limited(sheet.properties, { get: refuse }), methods: limited(sheet.methods, refuse) };
}
