import { READY_REPORTS } from '../../shared/ui/editor/ready-reports';
import { tried } from './disagreements';
import type { Product } from './products';
import { type Asked, LAST_WEEK, SMALLEST } from './questions';
import { LABELS, ofDay, shows, summed } from './sums';
import type { Days, Truth } from './truth';

/** In reports: of everyone, of some, under pseudonyms, and in summaries by day and by group. */
export async function inReports({ product, truth, metric, words, days, same }: Asked): Promise<void> {
  const { people, organisation } = truth;
  const label = LABELS[metric];
  const columns = (...keys: string[]) => [...keys, metric].map((key) => ({ key }));
  const rows = (change: Parameters<Product['report']>[0]) =>
    product.report({ range: { kind: 'words', words }, columns: columns('date', 'userId', 'user'), unit: 'hours', ...change });
  const everyone = truth.seconds(metric, days);

  same('a report of everyone', everyone, async () => summed(await rows({}), label));
  same('a report under pseudonyms', everyone, async () =>
    summed(await rows({ privacy: { people: 'pseudonyms', smallestGroup: 5 } }), label),
  );
  const chosen = people.slice(0, 3);
  const ofChosen = truth.seconds(metric, days, idsOf(chosen));
  same('a report of three people', ofChosen, async () =>
    summed(await rows({ who: chosen.map(({ id, name }) => ({ kind: 'user', id, name })) }), label),
  );
  // In groups, and in days of few people, those whom rows don't tell apart count as one.
  if (!truth.tellsAll) return;
  const groups = organisation.groups.slice(0, 2);
  const ofGroups = truth.secondsOfGroups(metric, days, idsOf(groups));
  same('a report of two groups', ofGroups, async () =>
    summed(await rows({ who: groups.map(({ id, name }) => ({ kind: 'group', id, name })) }), label),
  );

  const privacy = { people: 'summary', smallestGroup: SMALLEST } as const;
  const byDay = await tried(() => rows({ columns: columns('date'), privacy }));
  same('a summary by day', truth.secondsShown(metric, days, SMALLEST), () => summed(byDay, label));
  for (const day of truth.daysWith(days))
    same(`a summary on ${day}`, truth.secondsShown(metric, { from: day, to: day }, SMALLEST), () => summed(byDay, label, ofDay(day)));
  const byGroup = await tried(() => rows({ columns: columns('date', 'groups'), privacy }));
  for (const [name, members] of membersByName(truth, days))
    same(`a summary of ${name}`, truth.secondsShown(metric, days, SMALLEST, members), () => summed(byGroup, label, shows('Groups', name)));
  const ofNone = idsOf(organisation.people.filter((one) => one.groups.length === 0));
  same('a summary of no group', truth.secondsShown(metric, days, SMALLEST, ofNone), () =>
    summed(byGroup, label, shows('Groups', 'No group')),
  );
}

/** The card “Hours by group last week”, as it is given. */
export async function readyMade({ product, truth, same }: Pick<Asked, 'product' | 'truth' | 'same'>): Promise<void> {
  const ready = READY_REPORTS.find(({ report }) => report.privacy.people === 'summary')?.report;
  if (!ready) throw new Error('There is none.');
  if (!truth.tellsAll) return;
  const rows = await product.report({ ...ready, privacy: { ...ready.privacy, smallestGroup: SMALLEST } });
  const { days } = LAST_WEEK;
  for (const metric of ['active', 'total'] as const)
    for (const [name, members] of membersByName(truth, days))
      same(`${ready.name}: ${metric} of ${name}`, truth.secondsShown(metric, days, SMALLEST, members), () =>
        summed(rows, LABELS[metric], shows('Groups', name)),
      );
}

/** Who is in each group, by what rows call it: where they have names alone, those of one name are one. */
function membersByName({ organisation, groupName }: Truth, days: Days): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  for (const { id } of organisation.groups) {
    const name = groupName(id, days);
    const members = idsOf(organisation.people.filter(({ groups }) => groups.includes(id)));
    found.set(name, [...new Set([...(found.get(name) ?? []), ...members])]);
  }
  return found;
}

const idsOf = (all: readonly { readonly id: number }[]): readonly number[] => all.map(({ id }) => id);
