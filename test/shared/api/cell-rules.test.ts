import {
  areRules,
  type CellRules,
  type CellWishes,
  mayUseKey,
  NO_CELLS,
  rulesHere,
  wishedRules,
} from '../../../shared/api/connections/cell-rules';
import { runSync } from '../../../shared/task';

const rules = (change: Partial<CellRules>): CellRules => ({ ...NO_CELLS, ...change });
const may = (change: Partial<CellRules>, document?: string): boolean =>
  runSync(mayUseKey(rules(change), document === undefined ? undefined : () => document));
const wished = (before: Partial<CellRules>, wishes: Partial<CellWishes>): CellRules =>
  runSync(wishedRules(rules(before), { ...NO_CELLS, ...wishes }, () => 'mine'));
const seen = (change: Partial<CellRules>) => {
  const { allowed, isHere, others } = runSync(rulesHere(rules(change), () => 'mine'));
  return { allowed, isHere, others };
};

it('formulas may use a key in the documents that its holder chose, or in every one', () => {
  expect([may({}, 'mine'), may({ allowed: true }, 'mine'), may({ allowed: true })]).toEqual([false, true, true]);
  expect(['mine', 'other', 'min', undefined].map((one) => may({ documents: ['mine', 'third'] }, one))).toEqual([true, false, false, false]);
});

it('the document is asked for its word only where that makes a difference', () => {
  const here = (): never => {
    throw new Error('It was asked.');
  };
  for (const known of [{}, { allowed: true }, { allowed: true, documents: ['mine'] }])
    expect(runSync(rulesHere(rules(known), here)).isHere).toBe('allowed' in known);
  expect(runSync(wishedRules(rules({}), { ...NO_CELLS, allowed: true }, here))).toEqual(rules({ allowed: true }));
  expect(runSync(wishedRules(rules({}), NO_CELLS, here))).toEqual(NO_CELLS);
});

it('whoever looks sees where they may: here, in others, or everywhere', () => {
  expect(seen({})).toEqual({ allowed: false, isHere: false, others: 0 });
  expect(seen({ documents: ['a', 'mine', 'b'] })).toEqual({ allowed: false, isHere: true, others: 2 });
  expect(seen({ documents: ['a', 'b'] })).toEqual({ allowed: false, isHere: false, others: 2 });
  expect(seen({ allowed: true })).toEqual({ allowed: true, isHere: true, others: 0 });
});

it('a wish in one document leaves the others as they are, unless it is about them', () => {
  expect(wished({}, { isHere: true })).toEqual(rules({ documents: ['mine'] }));
  expect(wished({ documents: ['a'] }, { isHere: true })).toEqual(rules({ documents: ['a', 'mine'] }));
  expect(wished({ documents: ['a', 'mine'] }, { isHere: true })).toEqual(rules({ documents: ['a', 'mine'] }));
  expect(wished({ documents: ['a', 'mine'] }, { isHere: false })).toEqual(rules({ documents: ['a'] }));
  // As a page of an earlier version says it.
  expect(wished({ documents: ['a', 'mine'] }, {})).toEqual(rules({ documents: ['a'] }));
  expect(wished({ documents: ['mine'] }, { isHere: false })).toEqual(NO_CELLS);
});

it('taken back in all other documents, they stay as they are by now, whatever a page has shown of them', () => {
  const stopped = (before: Partial<CellRules>): CellRules => runSync(wishedRules(rules(before), { others: 0 }, () => 'mine'));
  const limits = { groups: ['Sales'], users: ['Anna Meyer'], byName: true };
  expect(stopped({ documents: ['a', 'mine'], ...limits })).toEqual(rules({ documents: ['mine'], ...limits }));
  expect(stopped({ documents: ['a', 'b'], ...limits })).toEqual(rules(limits));
  expect(stopped({})).toEqual(NO_CELLS);
  // Allowed everywhere since, from another one.
  expect(stopped({ allowed: true, ...limits })).toEqual(rules({ documents: ['mine'], ...limits }));
});

it('rules whose documents are no list of words are none', () => {
  expect([undefined, [], ['mine']].every((documents) => areRules({ ...NO_CELLS, ...(documents && { documents }) }))).toBe(true);
  for (const documents of [null, 'mine', [7], {}]) expect(areRules({ ...NO_CELLS, documents } as unknown as CellRules)).toBe(false);
});

it('what was allowed everywhere is allowed nowhere once that is taken back, or in one document alone', () => {
  expect(wished({ documents: ['a'] }, { allowed: true })).toEqual(rules({ allowed: true }));
  expect(wished({ allowed: true }, { isHere: false })).toEqual(NO_CELLS);
  expect(wished({ allowed: true }, { isHere: true })).toEqual(rules({ documents: ['mine'] }));
});
