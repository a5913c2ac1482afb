/** @jest-environment node */

import { YOU } from '#words/connection';
import { notChoosable } from '#words/formula-keys';
import { chooseForFormulas } from '../../../shared/api/connections/connection-choice';
import { runAsync, runSync } from '../../../shared/task';
import { EU_KEY, keyOfRequest, severalAccounts } from '../../doubles/two-accounts';
import { LAST_DAYS, sheet } from '../../shared/functions/cells';
import { errorOf, workbook } from './functions-bench';

afterAll(() => Reflect.deleteProperty(globalThis, 'CustomFunctions'));

const EU = {
  version: 1,
  id: 'eu-1',
  name: 'Northfell EU',
  baseUrl: 'https://api-eu.activtrak.com',
  key: EU_KEY,
  weekStart: 1,
  cells: { allowed: true, groups: [], users: [], byName: true },
};

/** Puts a second connection beside the first. */
function addEu(entries: Map<string, string>): void {
  const first = JSON.parse(entries.get('activtrak.connection') ?? '{}') as object;
  entries.set('activtrak.connection', JSON.stringify({ ...first, handle: 'a' }));
  entries.set('activtrak.connection-others', 'yes');
  entries.set('activtrak.connection.b', JSON.stringify(EU));
}

/** A workbook of somebody with two accounts, in which the same IDs are other people. */
function twoAccounts() {
  const through = severalAccounts(LAST_DAYS);
  let asked = 0;
  const document = async (): Promise<string> => {
    asked += 1;
    return 'this';
  };
  const own = workbook({ through: { send: async (requests) => through.send(requests) }, document });
  addEu(own.secrets.entries);
  const sent = (): readonly string[] => [
    ...new Set(through.rounds.flat().map((request) => `${new URL(request.url).host} ${keyOfRequest(request)}`)),
  ];
  return { ...own, through, sent, asked: () => asked };
}

const HOURS = ['ACTIVTRAK_HOURS', 'last 3 days', null, null, null, null] as const;
const people = (rows: unknown): readonly unknown[] => [...new Set((rows as readonly unknown[][]).slice(1).map((row) => row[1]))];

it('formulas of two connections, calculated together, are of two accounts', async () => {
  const { excel } = twoAccounts();
  const [ours, theirs, again] = await Promise.all([
    excel.call(...HOURS),
    excel.call(...HOURS, 'Northfell EU'),
    excel.call(...HOURS, [['northfell eu']]),
  ]);
  expect(people(ours)).toHaveLength(3);
  expect(people(theirs)).toEqual(people(ours).map((name) => `${String(name)} Europe`));
  expect(again).toEqual(theirs);
  expect(errorOf(await excel.call(...HOURS, 'Globex')).text).toBe(notChoosable('Globex', YOU));
});

it.each([undefined, 'Northfell EU'])('give in Excel what they give on Google: %s', async (connection) => {
  const google = sheet('at once');
  Object.assign(google.ports, { transport: severalAccounts(LAST_DAYS) });
  addEu(google.secrets.entries);
  const named = connection === undefined ? [] : [connection];
  const { excel } = twoAccounts();
  expect(await excel.call(...HOURS, ...named)).toEqual(runSync(google.task('ACTIVTRAK_HOURS', 'last 3 days', '', '', '', '', ...named)));
});

it('the connection chosen for the workbook is taken, and the workbook asked once for all cells', async () => {
  const { excel, secrets, sent, asked } = twoAccounts();
  await excel.call(...HOURS);
  expect([sent().length, asked()]).toEqual([1, 0]);
  await runAsync(chooseForFormulas(secrets, 'this', 'b'));
  const cells = await Promise.all(['last 2 days', 'last 3 days', 'yesterday'].map((days) => excel.call('ACTIVTRAK_HOURS', days)));
  for (const rows of cells) expect(String(people(rows)[0])).toMatch(/Europe$/);
  expect(asked()).toBe(1);
});
