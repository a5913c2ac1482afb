import type { Cells } from './products';
import { type Asked, LAST_WEEK } from './questions';
import { LABELS, seconds, shows, summed } from './sums';

/** In cells: of everyone, of ids, of groups and of the names that the product shows. */
export async function inFunctions(asked: Asked): Promise<void> {
  const { product, truth, metric, words, days, same } = asked;
  const { people, organisation } = truth;
  const everyone = truth.seconds(metric, days);
  const total = async (who?: unknown) => product.call('ACTIVTRAK_TOTAL', metric, words, ...(who === undefined ? [] : ['', who]));
  const hours = async (who: string) =>
    summed(await product.call('ACTIVTRAK_HOURS', words, '', who, `Date, User ID, User, Groups, ${metric}`), LABELS[metric]);

  same('TOTAL of everyone', everyone, async () => seconds(await total()));
  same('HOURS of everyone', everyone, () => hours('everyone'));
  same('COMPUTER_HOURS of everyone', everyone, async () =>
    summed(await product.call('ACTIVTRAK_COMPUTER_HOURS', words, '', 'everyone', `Date, ${metric}`), LABELS[metric]),
  );

  const ids = people.map(({ id }) => id);
  const byId = ids.map((id) => truth.seconds(metric, days, [id]));
  same('TOTAL of a range of ids', byId, async () => ((await total(ids.map((id) => [id]))) as Cells).map(([one]) => seconds(one)));
  const named = [
    ...ids.map((id, at) => ({ who: `user:${id}`, own: byId[at] })),
    ...organisation.groups.map(({ id }) => ({ who: `group:${id}`, own: truth.secondsOfGroups(metric, days, [id]) })),
  ];
  for (const { who, own } of named) {
    same(`TOTAL of ${who}`, own, async () => seconds(await total(who)));
    same(`HOURS of ${who}`, own, () => hours(who));
  }
  const some = organisation.groups.slice(0, 3).map(({ id }) => id);
  same('TOTAL of three groups', truth.secondsOfGroups(metric, days, some), async () =>
    seconds(await total(some.map((id) => `group:${id}`).join(', '))),
  );

  await byName(asked);
}

/** By the names that the product shows: a list of people, and the sum of the rows that show each of them. */
async function byName({ product, truth, metric, words, days, same }: Asked): Promise<void> {
  const [, ...listed] = (await product.call('ACTIVTRAK_USERS', '', words)) as Cells;
  const rows = await product.call('ACTIVTRAK_HOURS', words, '', 'everyone', `Date, User, ${metric}`);
  const report = await product.report({
    range: { kind: 'words', words },
    columns: ['date', 'user', metric].map((key) => ({ key })),
    unit: 'hours',
  });
  for (const [name, id] of listed.filter(([, one]) => truth.tells(one as number))) {
    const own = truth.seconds(metric, days, [id as number]);
    same(`TOTAL of ${String(name)}`, own, async () => seconds(await product.call('ACTIVTRAK_TOTAL', metric, words, '', name)));
    same(`rows of HOURS that show ${String(name)}`, own, () => summed(rows, LABELS[metric], shows('User', name)));
    same(`rows of a report that show ${String(name)}`, own, () => summed(report, LABELS[metric], shows('User', name)));
  }
}

/** The log's durations are what the hours add up. */
export function inLog({ product, truth, same }: Pick<Asked, 'product' | 'truth' | 'same'>): void {
  const { words, days } = LAST_WEEK;
  const log = async (who: string) => summed(await product.call('ACTIVTRAK_LOG', words, '', who, 'Log ID, Duration', 50_000), /^Duration/);
  same('log of everyone', truth.seconds('total', days), () => log('everyone'));
  for (const { id } of truth.people) same(`log of user:${id}`, truth.seconds('total', days, [id]), () => log(`user:${id}`));
}
