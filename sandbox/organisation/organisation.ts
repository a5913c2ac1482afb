import { type Random, random } from '../random';
import type { Computer, Group, Organisation, Person, Rhythm } from './members';
import { FIRST_NAMES, GROUP_NAMES, HOSTILE_NAMES, LAST_NAMES, OTHER_SCRIPTS } from './names';
import { oddOrganisation } from './odd';

/** Where the account is at home: its zone says which day is today. */
export const ACCOUNT_ZONE = 'Europe/Berlin';

const ZONES = ['Europe/Berlin', 'Europe/Berlin', 'Europe/Berlin', 'Europe/London', 'America/New_York', 'Asia/Kolkata', 'Asia/Tokyo'];

/**
 * An organisation of so many people; the same seed gives the same one.
 * @param odd the share of what is unusual: namesakes, several groups or none, renamed and deleted people, night shifts, second computers
 */
export function organisation(people: number, seed: number, odd = 0): Organisation {
  const usual = usualOrganisation(people, seed);
  return odd === 0 ? usual : oddOrganisation(usual, seed, odd);
}

function usualOrganisation(people: number, seed: number): Organisation {
  const chance = random(`organisation ${seed}`);
  const groups = GROUP_NAMES.slice(0, Math.max(2, Math.min(GROUP_NAMES.length, Math.ceil(people / 8)))).map((name, index) => ({
    id: index + 1,
    name,
  }));
  const computers: Computer[] = [];
  const addComputer = (zone: string, name: string | null): number => {
    const id = computers.length + 1;
    const privateIp = chance.chance(0.05) ? null : `10.${chance.integer(0, 9)}.${chance.integer(0, 255)}.${chance.integer(1, 254)}`;
    const publicIp = chance.chance(0.03) ? null : `203.0.113.${chance.integer(1, 254)}`;
    computers.push({ id, name, zone, tellsZone: id % 19 !== 8, privateIp, publicIp });
    return id;
  };
  const shared = [addComputer('Europe/Berlin', 'FRONT-DESK'), addComputer('Europe/Berlin', '=SHARED-2')];
  const members = Array.from({ length: people }, (_, index) => person(index + 1, chance, groups, shared, addComputer));
  return { groups, computers, people: members };
}

function person(
  id: number,
  chance: Random,
  groups: readonly Group[],
  shared: readonly number[],
  addComputer: (zone: string, name: string | null) => number,
): Person {
  const name = nameOf(id, chance);
  const rhythm: Rhythm = id % 17 === 9 ? 'nights' : id % 11 === 5 ? 'part-time' : 'days';
  const zone = rhythm === 'nights' ? 'Europe/Berlin' : chance.pick(ZONES);
  const home = ((id - 1) % groups.length) + 1;
  const second = chance.chance(0.2) ? (home % groups.length) + 1 : undefined;
  const computers = [addComputer(zone, computerName(id, chance))];
  if (chance.chance(0.15)) computers.push(addComputer(zone, `HOME-${id}`));
  if (chance.chance(0.08)) computers.push(chance.pick(shared));
  const login = `u${String(id).padStart(4, '0')}`;
  return {
    id,
    login,
    domain: chance.chance(0.9) ? 'NORTHFELL' : '',
    name,
    formerName: id % 41 === 7 ? `${name.split(' ')[0]} ${chance.pick(LAST_NAMES)}-Ansel` : undefined,
    deleted: id % 67 === 30 ? 'nameless' : id % 67 === 31 ? 'placeholder' : 'no',
    email: `${login}@northfell.example`,
    groups: id % 43 === 15 ? [] : second === undefined ? [home] : [home, second],
    computers,
    rhythm,
    location: chance.chance(0.3) ? null : chance.pick(['Office', 'Remote', 'Lisbon', 'Ñuñoa', '']),
  };
}

/** Mostly `LAPTOP-17`; a few are missing or hostile. */
function computerName(id: number, chance: Random): string | null {
  const ordinary = `${chance.chance(0.7) ? 'LAPTOP' : 'DESK'}-${id}`;
  if (id % 53 === 20) return null;
  return id % 29 === 14 ? (HOSTILE_NAMES[Math.floor(id / 29) % HOSTILE_NAMES.length] as string) : ordinary;
}

/** Mostly ordinary names, some in another script, a handful hostile; the second and third persons share one. */
function nameOf(id: number, chance: Random): string {
  const ordinary = `${chance.pick(FIRST_NAMES)} ${chance.pick(LAST_NAMES)}`;
  if (id === 2 || id === 3) return 'Robin Halvard';
  if (id % 12 === 4) return OTHER_SCRIPTS[Math.floor(id / 12) % OTHER_SCRIPTS.length] as string;
  if (id % 14 === 12) return HOSTILE_NAMES[Math.floor(id / 14)] ?? ordinary;
  return ordinary;
}
