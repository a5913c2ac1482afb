import type { SheetValue } from '../../sheet-writer';
import { isPersonal } from '../definition/output';
import type { AlertTableFacts } from './alert-table';

/** Gives a row's cell in a column; `''` where the table has no such column. */
export type AlertCell = (key: string) => SheetValue;

/** Which row of a table it is, as far as it is known. */
export interface FoundRow {
  readonly day: number | undefined;
  readonly identity: readonly SheetValue[];
  readonly who: string;
  /** The person or the computer in it; `''` without one. */
  readonly owner: string;
  /** Of the person whose it is. */
  readonly id: string;
  readonly name: string;
}

/** Not two milliseconds, in days. */
const HAIR = 2e-8;

/** A day, as it stands. A host gives one whose midnight its zone skips as 01:00, and a moment maybe a millisecond short. */
export const dayInCell = (cell: SheetValue): number | undefined => (typeof cell === 'number' ? Math.floor(cell + HAIR) : undefined);

/** Reads which row it is. */
export function foundRow({ identity, who, person }: AlertTableFacts, day: number | undefined, cell: AlertCell): FoundRow {
  const said = (key: string | undefined): string => (key === undefined ? '' : String(cell(key)).trim());
  return {
    day,
    identity: identity.map((keys) => keys.map(cell).find((value) => value !== '') ?? ''),
    who: who
      .map(said)
      .filter((text) => text !== '')
      .join(', '),
    owner: said(who.find(isPersonal)),
    id: said(person.id),
    name: said(person.name),
  };
}
