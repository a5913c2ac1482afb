import { type FakeActivity, type FakeOrganisation, fakeOrganisation } from '../../doubles/fake-organisation';
import { activity, DAYS } from '../report/report-bench';

const NAMES = ['Anna Meyer', 'Bashir Nasser', 'Chloé Dubois', 'Dmitri Ivanov', 'Elena Rossi', 'Femi Adeyemi', 'Grace Lee', 'Hugo Silva'];

/** Eight people with names over the last seven days, and a log of theirs. */
export const organisation: FakeOrganisation = named(NAMES);

/** People of another account: the same IDs, other names. */
export const otherOrganisation: FakeOrganisation = named(NAMES.map((_, place) => `Northfell ${place + 1}`));

/** Names that would break a page that trusts them, or its lines. */
export const HOSTILE = {
  html: '<img src=x onerror="window.hurt=1"><b>bold</b> & "quoted"',
  rtl: 'دانا אברהם',
  marks: '\u202Eevil\u202C name\u200F',
  long: `${'Verylongwordwithoutanyspace'.repeat(7)}-and-end`.slice(0, 200),
  emoji: '👩‍💻 Zoë 🏳️‍🌈',
} as const;

export const hostilePeople: FakeOrganisation = named(Object.values(HOSTILE));

function named(names: readonly string[]): FakeOrganisation {
  const log = Array.from({ length: 40 }, (_, number): FakeActivity => activity(number, DAYS[number % DAYS.length] ?? ''));
  const made = fakeOrganisation(names.length, DAYS, log);
  return { ...made, people: made.people.map((person, place) => ({ ...person, name: names[place] ?? '' })) };
}
