import type { Outcome, Work } from './jobs';
import type { MergePlan } from './plan';
import { dotted } from './references';
import { Refused } from './refused';
import { changeTable, tableOf, type World } from './world';

/**
 * A MERGE sees its table as it is when it starts. One that meets another's changes begins once more, unless both insert alone: "A MERGE DML statement does not conflict
 * with other concurrently running DML statements as long as the statement only inserts rows":
 * https://cloud.google.com/bigquery/docs/data-manipulation-language#dml_statement_conflicts
 */
export function merging(world: World, plan: MergePlan, done: (more: object) => Outcome): Pick<Work, 'begin' | 'run'> {
  const { engine, mutations } = world;
  const { index, before, after, matched } = plan;
  const key = dotted(plan.target);
  /** How many were done when this one looked at the table. */
  let seen: number | undefined;
  const look = (): void => {
    if (seen !== undefined) for (const sql of after) engine.run(sql);
    seen = undefined;
    engine.run(index);
    for (const sql of before) engine.run(sql);
    seen = mutations.get(key)?.length ?? 0;
  };
  const begin = (): void => {
    try {
      look();
    } catch {
      // Whatever it is, it's told when the job runs.
    }
  };
  return {
    ...(world.overlaps ? { begin } : {}),
    run() {
      const since = seen === undefined ? [] : (mutations.get(key) ?? []).slice(seen);
      const isInConflict = since.length > 0 && (since.includes(true) || Number(engine.all(matched)[0]?.[0]) > 0);
      if (seen === undefined || isInConflict) look();
      return done(merge(world, plan));
    },
  };
}

function merge(world: World, { update, insert, after, days, target }: MergePlan): object {
  const { engine, limits, mutations } = world;
  world.quotas.dml(target);
  const came = days && engine.all(days.came).flat();
  const kept = days && engine.all(days.kept).flat();
  const count = came?.length ?? 0;
  if (count > limits.partitionsOfJob) {
    throw new Refused(
      'invalidQuery',
      `Too many partitions produced by query, allowed ${limits.partitionsOfJob}, query produces at least ${count} partitions`,
      { location: 'query' },
    );
  }
  const updated = engine.run(update);
  const inserted = engine.run(insert);
  for (const sql of after) engine.run(sql);
  world.sizes.touch(target, came && kept && [...came, ...kept]);
  changeTable(world, tableOf(world, target), {});
  mutations.set(dotted(target), [...(mutations.get(dotted(target)) ?? []), updated > 0]);
  return {
    numDmlAffectedRows: String(updated + inserted),
    dmlStats: { insertedRowCount: String(inserted), updatedRowCount: String(updated), deletedRowCount: '0' },
  };
}
