/**
 * The lists in a record (`groups`, `users`, `computers`). The form of their elements isn't documented (the current description
 * says only that they are lists), so any of these is read: a name, a number, an object with a name, a list of an ID
 * and a name, a list of any of these.
 * @module
 */
import type { Cell } from './cell';
import { type Fields, fieldsOf } from './fields';

/** One member of a list: a user, a group or a computer. */
export interface Member {
  /** Digits, or `''` where the list gives no id; 0 is none. */
  readonly id: string;
  /** `''` where the list gives no name. */
  readonly name: string;
}

/** What a name and an id are called, the surest first; behind those counts any key that ends so (`GroupName`, `group_id`). */
const NAME_KEYS = ['name', 'displayname', 'display', 'label', 'title', 'alias', 'username', 'user', 'group', 'computer'];
const ID_KEYS = ['id', 'value', 'userid', 'clientid', 'groupid', 'computerid', 'deviceid'];

/** An id that a JavaScript number would round comes as text. */
const LONG_ID = /^-?\d{16,}$/;

/** The list as one text: its names or ids with commas between, or all of it for `membersIn` (`members`). */
export function listMembers(elements: readonly unknown[], kind: 'names' | 'ids' | 'members'): string {
  const members = elements.flatMap(membersOf).filter(({ id, name }) => id !== '' || name !== '');
  if (kind === 'members') return members.length === 0 ? '' : JSON.stringify(members.map(({ id, name }) => [id, name]));
  if (kind === 'ids') return joined(members.map(({ id }) => id));
  return joined(members.map(({ id, name }) => (name === '' ? id : name)));
}

/** The members that a `members` cell holds. */
export function membersIn(cell: Cell | undefined): readonly Member[] {
  if (typeof cell !== 'string' || cell === '') return [];
  return (JSON.parse(cell) as [string, string][]).map(([id, name]) => ({ id: id === '0' ? '' : id, name }));
}

const joined = (texts: readonly string[]): string => [...new Set(texts.filter((text) => text !== ''))].join(', ');

function membersOf(element: unknown): readonly Member[] {
  if (typeof element === 'number') return [{ id: String(element), name: '' }];
  if (typeof element === 'string') return [LONG_ID.test(element) ? { id: element, name: '' } : { id: '', name: element }];
  if (Array.isArray(element)) return membersInList(element);
  if (typeof element !== 'object' || element === null) return [];
  const fields = fieldsOf(element);
  const [id, name] = [firstText(fields, ID_KEYS, 'id'), firstText(fields, NAME_KEYS, 'name')];
  const within = name === '' ? Object.values(element).filter(isObject).flatMap(membersOf) : [];
  // `{ "groupId": 51, "group": { "name": "Sales" } }` is one.
  if (id !== '' && within.length === 1 && within[0]?.id === '') return [{ id, name: within[0].name }];
  return id === '' && name === '' ? within : [{ id, name }];
}

/** An id and what it is called are one member (`[51, "Sales"]`, also `["51", "Sales"]`); any other list has members of its own. */
function membersInList(list: readonly unknown[]): readonly Member[] {
  const parts = list.flatMap(membersOf);
  const ids = parts.filter(({ name }) => name === '').map(({ id }) => id);
  const names = parts.filter(({ id }) => id === '').map(({ name }) => name);
  if (ids.length + names.length < parts.length || names.length === 0) return parts;
  if (ids.length === 1) return [{ id: ids[0] as string, name: names[0] as string }];
  return ids.length === 0 && names.length === 2 && /^\d+$/.test(names[0] as string)
    ? [{ id: names[0] as string, name: names[1] as string }]
    : parts;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

function firstText(fields: Fields, keys: readonly string[], end: string): string {
  for (const key of [...keys, ...[...fields.keys()].filter((one) => one.endsWith(end))]) {
    const value = fields.get(key);
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value);
  }
  return '';
}
