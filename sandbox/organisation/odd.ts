import { type Random, random } from '../random';
import type { Computer, Group, Organisation, Person, Rhythm } from './members';
import { GROUP_NAMES } from './names';

const FEWEST_GROUPS = 4;
const RHYTHMS: readonly Rhythm[] = ['nights', 'nights', 'part-time'];

/** The same organisation with more of what is unusual: everybody has each oddity with this chance, whatever the others have. */
export function oddOrganisation({ groups: few, computers, people }: Organisation, seed: number, share: number): Organisation {
  const chance = random(`odd ${seed}`);
  const groups = oddGroups(few, chance, share);
  const machines: Computer[] = [...computers];
  const odd = people.map((person): Person => {
    const is = (): boolean => chance.chance(share);
    const other = (): Person => chance.pick(people);
    const own = is() ? groups.filter(() => chance.chance(0.4)).map(({ id }) => id) : person.groups;
    const name = is() ? other().name : person.name;
    const former = is() ? (is() ? other().name : `${person.name}-Ansel`) : person.formerName;
    const deleted = is() ? (is() ? 'placeholder' : 'nameless') : person.deleted;
    const second = is() ? [secondComputer(machines, person, chance)] : [];
    return {
      ...person,
      groups: own,
      name,
      formerName: former === name ? undefined : former,
      deleted,
      rhythm: is() ? chance.pick(RHYTHMS) : person.rhythm,
      computers: [...new Set([...person.computers, ...second])],
    };
  });
  return { groups, computers: machines, people: odd };
}

/** More groups than so few people have, now and then two of one name. */
function oddGroups(few: readonly Group[], chance: Random, share: number): readonly Group[] {
  const groups = GROUP_NAMES.slice(0, Math.max(FEWEST_GROUPS, few.length)).map((name, index) => ({ id: index + 1, name }));
  const [first] = groups;
  return chance.chance(share) && first
    ? groups.map((group, at) => (at === groups.length - 1 ? { ...group, name: first.name } : group))
    : groups;
}

/** Somebody else's computer, or one of their own at another place. */
function secondComputer(computers: Computer[], person: Person, chance: Random): number {
  if (chance.chance(0.5)) return chance.pick(computers).id;
  const id = computers.length + 1;
  computers.push({ ...(computers[0] as Computer), id, name: `SECOND-${person.id}`, zone: chance.pick(['Asia/Tokyo', 'America/New_York']) });
  return id;
}
