import { fakeOrganisation } from '../doubles/fake-organisation';
import { expectSame } from '../doubles/same-as';
import { triedStates } from '../doubles/tried-states';
import { DAYS } from './add-on-bench';
import { describeKilled } from './describe-killed';
import { type KilledCase, type KilledHost, killedHost } from './killed-host';

const SUMMARY = {
  privacy: { people: 'summary', smallestGroup: 2 },
  columns: [{ key: 'date' }, { key: 'groups' }, { key: 'active' }],
} as const;
const [SOME, ALL] = [DAYS.slice(2, 5), DAYS.slice(2)];

/** Rows that are put aside on the hidden sheet, and columns that change, meet every way. */
const IN_BOTH_WAYS: readonly KilledCase[] = [
  { title: 'more hours', change: {}, before: fakeOrganisation(2, SOME), after: fakeOrganisation(3, ALL) },
  {
    title: 'other columns',
    change: { statusLine: true },
    edit: { columns: [{ key: 'date' }, { key: 'userId' }, { key: 'passive' }, { key: 'user', label: 'Colleague' }, { key: 'active' }] },
    before: fakeOrganisation(2, SOME),
    after: fakeOrganisation(3, SOME),
  },
];

const AT_ONCE: readonly KilledCase[] = [
  { title: 'the first refresh', change: { statusLine: true, unit: 'days' }, before: undefined, after: fakeOrganisation(2, SOME) },
  { title: 'fewer hours', change: {}, before: fakeOrganisation(3, SOME), after: fakeOrganisation(2, SOME) },
  { title: 'hours to merge', change: { disposition: 'merge' }, before: fakeOrganisation(2, SOME), after: fakeOrganisation(3, SOME) },
  {
    title: 'hours to append',
    change: { disposition: 'append' },
    before: fakeOrganisation(2, SOME),
    after: fakeOrganisation(2, [...SOME, '2026-11-23', '2026-11-24']),
    daysLater: 2,
  },
  {
    title: 'a summary to merge',
    change: { ...SUMMARY, disposition: 'merge', rereadDays: 30 },
    before: fakeOrganisation(5, SOME),
    after: fakeOrganisation(7, SOME),
  },
];

let host: KilledHost;
beforeAll(async () => {
  host = await killedHost();
});
afterAll(() => host.dispose());

const tried = triedStates('Google’s script ended at any moment', 2 * IN_BOTH_WAYS.length + AT_ONCE.length, 232);

describeKilled(IN_BOTH_WAYS, ['in one call', 'in many calls'], () => host, tried);
describeKilled(AT_ONCE, ['in one call'], () => host, tried);

it('a script that Google ends leaves what a watched one says', () => {
  const [wanted] = IN_BOTH_WAYS;
  if (!wanted) throw new Error('There is none.');
  const { left } = host.watched(host.prepared(wanted, 0));
  for (const { dies, text } of left.slice(0, -1)) expectSame(dies, host.killed(host.prepared(wanted, 0), dies).text, text);
});
