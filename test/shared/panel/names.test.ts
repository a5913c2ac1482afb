import { fakeOrganisation } from '../../doubles/fake-organisation';
import { panelBench } from './panel-bench';

test('two of one name are told apart among the names to pick, and keep their ids', () => {
  const bench = panelBench();
  const four = fakeOrganisation(4, ['2026-03-18']);
  bench.serve({
    ...four,
    people: four.people.map((person) => (person.id % 2 === 1 ? { ...person, name: 'Robin Halvard' } : person)),
    groups: four.groups.map((group) => ({ ...group, name: 'Sales' })),
  });
  const { who } = bench.call('names', { stream: 'user-hours' });
  expect(
    who
      .filter(({ kind }) => kind !== 'computer')
      .map(({ kind, id, name }) => `${kind} ${id} ${name}`)
      .sort(),
  ).toEqual([
    'group 51 Sales (51)',
    'group 52 Sales (52)',
    'user 1 Robin Halvard (1)',
    'user 2 Person 2',
    'user 3 Robin Halvard (3)',
    'user 4 Person 4',
  ]);
});

test('of more computers than a week can be looked through for, those of its newest days are there to pick', () => {
  const bench = panelBench();
  const days = ['2026-03-12', '2026-03-13', '2026-03-14', '2026-03-15', '2026-03-16', '2026-03-17', '2026-03-18'];
  const many = fakeOrganisation(3000, days);
  bench.serve({ ...many, days: many.days.filter(({ date, personId }) => personId < 3000 || date === '2026-03-12') });
  const { who } = bench.call('names', { stream: 'computer-hours' });
  const computers = who.filter(({ kind }) => kind === 'computer');
  // That of the first day alone is left out: so many days don't fit.
  expect(computers).toHaveLength(2999);
});
