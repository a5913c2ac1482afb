import { NO_GROUP } from '#words/columns';
import type { Cell } from '../../model/cell';
import { type Member, membersIn } from '../../model/list-members';
import { plainName } from '../../model/words';
import type { ReportWho } from '../definition/definition';

/**
 * A function that names the groups of a row, each once and by a name that no other group has. Groups are told apart by id where the
 * rows give one, as `ACTIVTRAK_TOTAL` does; namesakes get their ids behind their names.
 * @param lists every list of groups in the rows (`members` cells), the oldest first: a renamed group goes by its newest name
 * @param who whom the report is narrowed to. Where those are groups, the others that their people are in too are left out, since not
 * everybody in them is read.
 * @param known what ActivTrak calls groups of which the rows give no more than the id
 */
export function groupNames(
  lists: readonly Cell[],
  who: readonly ReportWho[],
  known: ReadonlyMap<string, string> = new Map(),
): (list: Cell) => readonly string[] {
  const members = new Map([...new Set(lists)].map((list) => [list, membersIn(list).filter(isGroup)] as const));
  const idsNamed = new Map<string, Set<string>>();
  for (const { id, name } of [...members.values()].flat())
    if (hasId(id)) idsNamed.set(plainName(name), (idsNamed.get(plainName(name)) ?? new Set()).add(id));
  /** A group without an id is the one of its name that has one, if that is only one. */
  const keyOf = ({ id, name }: Member): string => {
    if (hasId(id)) return id;
    const [only, ...others] = idsNamed.get(plainName(name)) ?? [];
    return only !== undefined && others.length === 0 ? only : `=${plainName(name)}`;
  };
  const names = new Map(known);
  for (const list of lists)
    for (const group of members.get(list) ?? []) if (group.name.trim() !== '') names.set(keyOf(group), group.name.trim());
  const keysNamed = new Map<string, number>([[plainName(NO_GROUP), 1]]);
  for (const name of names.values()) keysNamed.set(plainName(name), (keysNamed.get(plainName(name)) ?? 0) + 1);
  const labelOf = (key: string): string => {
    const name = names.get(key) ?? key;
    return key.startsWith('=') || (keysNamed.get(plainName(name)) ?? 1) === 1 ? name : `${name} (${key})`;
  };
  const isChosen = chosenOnes(who);
  const labels = new Map<Cell, readonly string[]>();
  for (const [list, all] of members) {
    const chosen = all.filter(isChosen).map(keyOf).map(labelOf);
    labels.set(list, [...new Set(chosen)]);
  }
  // ActivTrak answered for the one group that was asked about, whatever its rows call it.
  const nameless = who.length === 1 && who[0]?.kind === 'group' ? who[0].name : NO_GROUP;
  return (list) => {
    const found = labels.get(list) ?? [];
    return found.length > 0 ? found : [nameless];
  };
}

/** Whether a list has a group without a name. */
export const hasNameless = (list: Cell): boolean => membersIn(list).some(({ id, name }) => hasId(id) && name.trim() === '');

const hasId = (id: string): boolean => id !== '' && id !== '0';

const isGroup = ({ id, name }: Member): boolean => hasId(id) || name.trim() !== '';

/** A test for the groups that were chosen, where nothing but groups was. */
function chosenOnes(who: readonly ReportWho[]): (group: Member) => boolean {
  if (who.length === 0 || who.some(({ kind }) => kind !== 'group')) return () => true;
  const ids = new Set(who.map(({ id }) => String(id)));
  const names = new Set(who.map(({ name }) => plainName(name)));
  return ({ id, name }) => (hasId(id) ? ids.has(id) : names.has(plainName(name)));
}
