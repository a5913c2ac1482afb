import { STREAMS } from '../../api/streams/streams';
import { keyNumbers } from '../../model/key-numbers';
import type { RowRange } from '../../table/cells/row-range';
import type { Task } from '../../task';
import { indexesOf, telling } from '../reading/known-records';
import { rangesInOrder } from '../reading/segments';
import { waysOf } from '../reading/ways';
import type { Job } from '../run/job';

/**
 * The heap's rows in the order of their ways. Of hours, what a later one says again of an earlier one is left out:
 * somebody may be in two groups.
 * @param width how many cells of a row are the report's
 */
export function* onceRanges({ heap, report, reading, run }: Job, width: number): Task<readonly RowRange[]> {
  const { count, rank } = waysOf(run.plan, reading);
  const stream = STREAMS[report.stream];
  if (stream.record.isOneRow || count < 2) return rangesInOrder(reading.segments, rank);
  const { anyOf } = telling(stream);
  const before = keyNumbers();
  const kept: { from: number; count: number }[] = [];
  for (let way = 0; way < count; way += 1) {
    const own = rangesInOrder(reading.segments, rank, (one) => one === way);
    const keys: string[] = [];
    let [range, at] = [0, 0];
    yield* heap.eachOf(own, indexesOf(width), (row) => {
      const { from = 0, count: rows = 0 } = own[range] ?? {};
      const place = from + at;
      at += 1;
      if (at === rows) [range, at] = [range + 1, 0];
      const key = anyOf(row);
      if (key !== '' && before.get(key) !== undefined) return;
      keys.push(key);
      const last = kept[kept.length - 1];
      if (last && last.from + last.count === place) last.count += 1;
      else kept.push({ from: place, count: 1 });
    });
    for (const key of keys) before.set(key, way);
  }
  return kept;
}
