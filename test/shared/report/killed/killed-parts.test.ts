import type { Report } from '../../../../shared/report/definition/definition';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { expectSame } from '../../../doubles/same-as';
import { triedStates } from '../../../doubles/tried-states';
import { DAYS, type ReportBench, report, reportBench } from '../report-bench';
import { recoveredFromKills } from './killed-recovery';

const all = fakeOrganisation(4, DAYS);
/** Person 2 is in both groups. */
const IN_BOTH: FakeOrganisation = { ...all, people: all.people.map((one) => (one.id === 2 ? { ...one, groupIds: [51, 52] } : one)) };
/** Everybody has two different rows of the first day, so that each is read twice. */
const TWICE: FakeOrganisation = {
  ...all,
  days: all.days.flatMap((day) => (day.date === DAYS[0] ? [day, { ...day, productive: day.productive + 60 }] : [day])),
};

const GROUPS: Report['who'] = [51, 52].map((id) => ({ kind: 'group', id, name: `Group ${id}` }));
const USERS: Report['who'] = [1, 2, 3].map((id) => ({ kind: 'user', id, name: `Person ${id}` }));

const CASES = [
  ['two groups with somebody in both, to replace', report({ who: GROUPS }), IN_BOTH],
  ['two groups with somebody in both, to append', report({ who: GROUPS, disposition: 'append' }), IN_BOTH],
  ['people who are read twice, to merge', report({ who: USERS, disposition: 'merge', statusLine: true }), TWICE],
  [
    'a summary of two groups',
    report({
      who: GROUPS,
      privacy: { people: 'summary', smallestGroup: 2 },
      columns: [{ key: 'date' }, { key: 'groups' }, { key: 'active' }],
    }),
    IN_BOTH,
  ],
] as const;

const tried = triedStates('A refresh of several parts, killed at any moment', CASES.length, 100);

function prepared(definition: Report, organisation: FakeOrganisation): ReportBench {
  const bench = reportBench();
  bench.documents.entries.set('activtrak.salt', 'pepper');
  bench.save(definition);
  bench.serve(organisation, { largestPage: 4 });
  return bench;
}

describe.each(CASES)('hours of %s', (_, definition, organisation) => {
  it('leave the same document after a kill at any moment, in one call and in many calls', () => {
    const ends: unknown[] = [];
    tried.add(recoveredFromKills(prepared(definition, organisation), (end) => void ends.push(end)));
    expectSame('both ways', ends[1], ends[0]);
  });
});
