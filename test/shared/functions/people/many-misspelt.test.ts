import { nobodyCalled } from '#words/formulas';
import { isActivTrakError } from '../../../../shared/errors';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { evaluate, LAST_DAYS } from '../cells';

it('of very many names in a range that nobody has, the first ones say who is meant', async () => {
  const letters = [...'abcdefghijklmopqrtuvwxyz'];
  const misspelt = [...letters.map((letter) => `Perso${letter} 1`), ...letters.map((letter) => `Per${letter}on 1`)];
  const names = [...misspelt, misspelt[0] as string];
  const organisation = fakeOrganisation(4, LAST_DAYS);
  const { result } = await evaluate({ organisation }, 'ACTIVTRAK_TOTAL', 'active', 'today', '', [
    ['Person 2'],
    ...names.map((name) => [name]),
  ]);
  const [[own], ...others] = result as readonly (readonly unknown[])[];
  expect(own).toBeGreaterThan(0);
  const said = others.flat().map((one) => (isActivTrakError(one) ? one.message : one));
  expect(said).toEqual(
    names.map((name, at) => nobodyCalled('user', name, at < 20 || at === misspelt.length ? 'user:Person 1' : undefined)),
  );
});
