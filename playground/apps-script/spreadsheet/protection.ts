/** Protection: cells or sheets that some may not edit. */

import { areaOfSpan, newAnchorId, spanOf } from '../../spreadsheet/anchors';
import type { Anchor, Area } from '../../spreadsheet/backend';
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import { enumeration } from '../services/enumeration';
import type { SpreadsheetObjects } from './objects';
import { mayEditProtected, PROTECTED, type ProtectionFacts, protectionFacts } from './protected-cells';

export const PROTECTION_TYPE = enumeration('RANGE', 'SHEET');

/** Protects an area; nobody is shut out yet. */
export function protect(objects: SpreadsheetObjects, area: Area, type: 'RANGE' | 'SHEET'): object {
  const id = newAnchorId('protection');
  const facts: ProtectionFacts = { type, description: '', warningOnly: false, editors: null, open: [] };
  objects.changed();
  objects.execution.backend.spreadsheet.putAnchor({
    id,
    kind: 'protection',
    sheet: area.sheet,
    span: spanOf(area, objects.sheetFacts(area.sheet)),
    facts,
  });
  return protectionObject(objects, id);
}

/** The protections of a type, of one sheet or of all. */
export function protections(objects: SpreadsheetObjects, type: unknown, sheet?: string): readonly object[] {
  return objects.execution.backend.spreadsheet
    .anchors('protection')
    .filter((anchor) => protectionFacts(anchor).type === type && (sheet === undefined || anchor.sheet === sheet))
    .map(({ id }) => protectionObject(objects, id));
}

function protectionObject(objects: SpreadsheetObjects, id: string): object {
  const { execution } = objects;
  const { spreadsheet } = execution.backend;
  const anchor = (): Anchor => {
    const found = spreadsheet.anchor(id);
    if (!found) throw new ScriptException('The protection does not exist any more.');
    return found;
  };
  const facts = (): ProtectionFacts => protectionFacts(anchor());
  const change = (next: Partial<ProtectionFacts>): object => {
    if (!mayEditProtected(execution, facts())) throw new ScriptException(PROTECTED);
    const before = anchor();
    objects.changed();
    spreadsheet.putAnchor({ ...before, facts: { ...before.facts, ...next } });
    return self;
  };
  const emails = (users: unknown): readonly string[] =>
    (Array.isArray(users) ? users : [users]).map((user) => (typeof user === 'string' ? user : String(user.getEmail())));
  const add = (users: unknown): object => change({ editors: [...new Set([...(facts().editors ?? []), ...emails(users)])] });
  // A person cannot shut herself out, nor the owner.
  const remove = (users: unknown): object =>
    change({ editors: [...(facts().editors ?? []).filter((editor) => !emails(users).includes(editor)), execution.user] });
  const area = (): Area => areaOfSpan(anchor().span, objects.sheetFacts(anchor().sheet));
  const user = (email: string): object => objects.expose({ name: 'User', need: 'none', methods: { getEmail: () => email } });

  const writing: Record<string, Method> = {
    setDescription: (description: unknown) => change({ description: String(description) }),
    setWarningOnly: (warningOnly: unknown) => change({ warningOnly: warningOnly === true }),
    setUnprotectedRanges: (ranges: readonly unknown[]) => change({ open: ranges.map(objects.areaOf) }),
    setDomainEdit: () => self,
    addEditor: add,
    addEditors: add,
    removeEditor: remove,
    removeEditors: remove,
    remove: () => {
      change({});
      spreadsheet.removeAnchor(id);
    },
  };
  const self: object = objects.exposeWriting('Protection', writing, {
    getProtectionType: () => facts().type,
    getDescription: () => facts().description,
    isWarningOnly: () => facts().warningOnly,
    canDomainEdit: () => false,
    canEdit: () => mayEditProtected(execution, facts()),
    getEditors: () => (facts().editors ?? [spreadsheet.facts().owner, execution.user]).map(user),
    getRange: () => objects.range(area()),
    getUnprotectedRanges: () => facts().open.map((part) => objects.range(part)),
  });
  return self;
}
