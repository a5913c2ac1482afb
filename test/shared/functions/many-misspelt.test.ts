import { isActivTrakError } from '../../../shared/errors';
import { nobodyCalled } from '../../../shared/words/en/formulas';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { evaluate, LAST_DAYS } from './cells';

it('of very many names in a range that nobody has, the first ones say who is meant', async () => {
  const names = Array.from({ length: 60 }, () => 'Persom 1');
  const organisation = fakeOrganisation(4, LAST_DAYS);
  const { result } = await evaluate({ organisation }, 'ACTIVTRAK_TOTAL', 'active', 'today', '', [
    ['Person 2'],
    ...names.map((name) => [name]),
  ]);
  const [[own], ...others] = result as readonly (readonly unknown[])[];
  expect(own).toBeGreaterThan(0);
  const said = others.flat().map((one) => (isActivTrakError(one) ? one.message : one));
  expect(said.slice(0, 20)).toEqual(Array(20).fill(nobodyCalled('user', 'Persom 1', 'user:Person 1')));
  expect(said.slice(20)).toEqual(Array(40).fill(nobodyCalled('user', 'Persom 1')));
});
