/** Which cells are closed to the person who runs a script. */

import { areaOfSpan, contains, overlaps } from '../../spreadsheet/anchors';
import type { Anchor, Area } from '../../spreadsheet/backend';
import type { Execution } from '../runtime/execution';
import { ScriptException } from '../runtime/script-exception';

/** What Google says to who writes there all the same. */
export const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

export interface ProtectionFacts extends Readonly<Record<string, unknown>> {
  readonly type: string;
  readonly description: string;
  readonly warningOnly: boolean;
  /** `null`: everybody who may edit the spreadsheet, until the list is changed. */
  readonly editors: readonly string[] | null;
  /** Parts of a protected sheet that are open. */
  readonly open: readonly Area[];
}

export const protectionFacts = (anchor: Anchor): ProtectionFacts => anchor.facts as ProtectionFacts;

export const mayEditProtected = ({ user, backend }: Execution, { editors }: ProtectionFacts): boolean =>
  editors === null || editors.includes(user) || backend.spreadsheet.facts().owner === user;

/**
 * @param types the protections that count: rows and columns may come and go around a protected range
 * @throws ScriptException where one of the areas is closed to the person who runs the script.
 */
export function checkProtected(execution: Execution, areas: readonly Area[], types: readonly string[] = ['RANGE', 'SHEET']): void {
  const { spreadsheet } = execution.backend;
  const protections = spreadsheet.anchors('protection');
  if (protections.length === 0) return;
  const sheets = spreadsheet.sheets();
  for (const protection of protections) {
    const facts = protectionFacts(protection);
    const sheet = sheets.find(({ key }) => key === protection.sheet);
    if (!sheet || !types.includes(facts.type) || facts.warningOnly || mayEditProtected(execution, facts)) continue;
    const closed = areaOfSpan(protection.span, sheet);
    if (areas.some((area) => overlaps(area, closed) && !isOpen(area, facts.open))) throw new ScriptException(PROTECTED);
  }
}

/** Whether each cell of an area is in one of the open parts. */
function isOpen(area: Area, open: readonly Area[]): boolean {
  const cuts = (at: 'row' | 'column', size: 'rows' | 'columns'): readonly number[] => [
    area[at],
    ...open.flatMap((part) => [part[at], part[at] + part[size]]).filter((cut) => cut > area[at] && cut < area[at] + area[size]),
  ];
  return cuts('row', 'rows').every((row) =>
    cuts('column', 'columns').every((column) => open.some((part) => contains(part, { ...area, row, column, rows: 1, columns: 1 }))),
  );
}
