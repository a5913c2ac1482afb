/** Protection: cells or sheets that some may not edit. */
import type { Anchor, Area } from '../backend';
import type { Execution } from '../runtime/execution';
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import { enumeration } from '../services/enumeration';
import { areaOfSpan, contains, newAnchorId, overlaps, spanOf } from './anchors';
import type { SpreadsheetObjects } from './objects';

export const PROTECTION_TYPE = enumeration('RANGE', 'SHEET');

/** What Google says to who writes there all the same. */
const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

interface ProtectionFacts extends Readonly<Record<string, unknown>> {
  readonly type: string;
  readonly description: string;
  readonly warningOnly: boolean;
  /** `null`: everybody who may edit the spreadsheet, until the list is changed. */
  readonly editors: readonly string[] | null;
  /** Parts of a protected sheet that are open. */
  readonly open: readonly Area[];
}

const factsOf = (anchor: Anchor): ProtectionFacts => anchor.facts as ProtectionFacts;

const mayEdit = ({ user, backend }: Execution, { editors }: ProtectionFacts): boolean =>
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
    const facts = factsOf(protection);
    const sheet = sheets.find(({ key }) => key === protection.sheet);
    if (!sheet || !types.includes(facts.type) || facts.warningOnly || mayEdit(execution, facts)) continue;
    const closed = areaOfSpan(protection.span, sheet);
    if (areas.some((area) => overlaps(area, closed) && !facts.open.some((part) => contains(part, area))))
      throw new ScriptException(PROTECTED);
  }
}

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
    .filter((anchor) => factsOf(anchor).type === type && (sheet === undefined || anchor.sheet === sheet))
    .map(({ id }) => protectionObject(objects, id));
}

function protectionObject(objects: SpreadsheetObjects, id: string): object {
  const { execution } = objects;
  const { spreadsheet } = execution.backend;
  const anchor = (): Anchor => {
    const found = spreadsheet.anchors('protection').find((one) => one.id === id);
    if (!found) throw new ScriptException('The protection does not exist any more.');
    return found;
  };
  const facts = (): ProtectionFacts => factsOf(anchor());
  const change = (next: Partial<ProtectionFacts>): object => {
    if (!mayEdit(execution, facts())) throw new ScriptException(PROTECTED);
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
    canEdit: () => mayEdit(execution, facts()),
    getEditors: () => (facts().editors ?? [spreadsheet.facts().owner, execution.user]).map(user),
    getRange: () => objects.range(area()),
    getUnprotectedRanges: () => facts().open.map((part) => objects.range(part)),
  });
  return self;
}
