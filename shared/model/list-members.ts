/**
 * The lists in a record (`groups`, `users`, `computers`). How their elements look is not documented, so any of these is
 * read: a name, a number, an object with a name, a list of an id and a name.
 * @module
 */
import type { Cell } from './cell';

export interface Member {
  /** Digits, or `''` where the list gives no id. */
  readonly id: string;
  /** `''` where the list gives no name. */
  readonly name: string;
}

const NAME_KEYS = ['name', 'displayname', 'display', 'label', 'title', 'alias', 'username', 'user', 'group', 'computer'];
const ID_KEYS = ['id', 'value', 'userid', 'clientid', 'groupid', 'computerid', 'deviceid'];

/** The list as one text: its names or ids with commas between, or all of it for `membersIn` (`members`). */
export function listMembers(elements: readonly unknown[], kind: 'names' | 'ids' | 'members'): string {
  const members = elements.map(member).filter(({ id, name }) => id !== '' || name !== '');
  if (kind === 'members') return members.length === 0 ? '' : JSON.stringify(members.map(({ id, name }) => [id, name]));
  if (kind === 'ids') return joined(members.map(({ id }) => id));
  return joined(members.map(({ id, name }) => (name === '' ? id : name)));
}

/** The members that a `members` cell holds. */
export function membersIn(cell: Cell | undefined): readonly Member[] {
  if (typeof cell !== 'string' || cell === '') return [];
  return (JSON.parse(cell) as [string, string][]).map(([id, name]) => ({ id, name }));
}

const joined = (texts: readonly string[]): string => [...new Set(texts.filter((text) => text !== ''))].join(', ');

function member(element: unknown): Member {
  if (typeof element === 'number') return { id: String(element), name: '' };
  if (typeof element === 'string') return { id: '', name: element };
  if (Array.isArray(element)) {
    return element.map(member).reduce((one, other) => ({ id: one.id || other.id, name: one.name || other.name }), { id: '', name: '' });
  }
  if (typeof element !== 'object' || element === null) return { id: '', name: '' };
  const fields = new Map(Object.entries(element).map(([key, value]) => [key.toLowerCase(), value]));
  return { id: firstText(fields, ID_KEYS), name: firstText(fields, NAME_KEYS) };
}

function firstText(fields: ReadonlyMap<string, unknown>, keys: readonly string[]): string {
  for (const key of keys) {
    const value = fields.get(key);
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value);
  }
  return '';
}
