import type { Organisation, Person } from '../organisation/members';

/** One user, group or computer that a request is narrowed to. */
export interface Narrowing {
  readonly kind: 'user' | 'group' | 'computer';
  readonly id: number;
}

/** Whom an answer may speak of: those the key's user may view, cut down to what the request asks for. */
export interface Scope {
  /** `undefined`: everybody. */
  readonly people: readonly number[] | undefined;
  /** Set where whole groups are asked for or viewed, so that the log can be read group by group. */
  readonly groups: readonly number[] | undefined;
  readonly computer: number | undefined;
}

/**
 * @param viewable the groups that the key's user may see; `undefined` means all
 * @param narrowing user -1 means everybody, as the API has it
 */
export function scopeOf({ people }: Organisation, viewable: readonly number[] | undefined, narrowing: Narrowing | undefined): Scope {
  const isViewable = (person: Person): boolean => viewable === undefined || person.groups.some((group) => viewable.includes(group));
  const idsOf = (chosen: (person: Person) => boolean): readonly number[] =>
    people.filter((person) => isViewable(person) && chosen(person)).map(({ id }) => id);
  const everybody: Scope = { people: viewable && idsOf(() => true), groups: viewable, computer: undefined };
  if (narrowing === undefined || (narrowing.kind === 'user' && narrowing.id === -1)) return everybody;
  switch (narrowing.kind) {
    case 'user':
      return { people: idsOf(({ id }) => id === narrowing.id), groups: undefined, computer: undefined };
    case 'group': {
      const visible = viewable === undefined || viewable.includes(narrowing.id);
      return {
        people: visible ? idsOf(({ groups }) => groups.includes(narrowing.id)) : [],
        groups: visible ? [narrowing.id] : [],
        computer: undefined,
      };
    }
    default:
      return { ...everybody, groups: undefined, computer: narrowing.id };
  }
}
