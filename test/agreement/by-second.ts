import type { Asked } from './questions';
import { LABELS, seconds, summed } from './sums';

/** With the connection of a second account: in cells that name it, and in a report that does. @param truth of that account */
export async function bySecond({ product, truth, metric, words, days, same }: Asked): Promise<void> {
  const { second } = product;
  const everyone = truth.seconds(metric, days);
  const total = async (who: string) => seconds(await product.call('ACTIVTRAK_TOTAL', metric, words, '', who, second.name));
  same('TOTAL of everyone in the second account', everyone, () => total('everyone'));
  for (const { id } of truth.people)
    same(`TOTAL of user:${id} in the second account`, truth.seconds(metric, days, [id]), () => total(`user:${id}`));
  same('HOURS of everyone in the second account', everyone, async () =>
    summed(await product.call('ACTIVTRAK_HOURS', words, '', 'everyone', `Date, User ID, ${metric}`, '', second.name), LABELS[metric]),
  );
  same('a report of the second account', everyone, async () =>
    summed(
      await product.report({
        version: 4,
        connection: second,
        range: { kind: 'words', words },
        columns: ['date', 'userId', metric].map((key) => ({ key })),
        unit: 'hours',
      }),
      LABELS[metric],
    ),
  );
}
