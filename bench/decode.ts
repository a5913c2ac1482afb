import { Parser } from '@json2csv/plainjs';
import { flatten as flattenTransform } from '@json2csv/transforms';
import { flatten } from 'flat';
import { STREAMS, type StreamName } from '../shared/api/streams/streams';
import { pageReader } from '../shared/model/page-reader';
import { type Measurement, median, processorTime } from './measurement';

const ROUNDS = 15;
const BY_HAND = 'a loop by hand';

interface Answer {
  readonly activity: readonly Record<string, unknown>[];
}

/** All that a record says, in its order: as little as a loop written for it can do. */
function valuesOf(record: object, into: unknown[]): readonly unknown[] {
  for (const value of Object.values(record)) {
    if (typeof value === 'object' && value !== null) valuesOf(value, into);
    else into.push(value);
  }
  return into;
}

/**
 * From the text of answers to typed cells, against `JSON.parse` of the same texts, and what two well-known packages take for
 * the nearest they do (they flatten objects, so they need JSON.parse first). All in one run, taking turns.
 * @param bodies answers of one stream in one dialect
 */
export function measureDecoding(name: string, stream: StreamName, bodies: readonly string[]): readonly Measurement[] {
  const contenders: Readonly<Record<string, (body: string) => unknown>> = {
    'JSON.parse': (body) => JSON.parse(body),
    cells: pageReader(STREAMS[stream].columns, 'days'),
    [BY_HAND]: (body) => (JSON.parse(body) as Answer).activity.map((record) => valuesOf(record, [])),
    flat: (body) => (JSON.parse(body) as Answer).activity.map((record) => flatten(record)),
    '@json2csv/plainjs, flatten': (body) =>
      new Parser({ transforms: [flattenTransform()] }).parse((JSON.parse(body) as Answer).activity as object[]),
  };
  const times = new Map(Object.keys(contenders).map((contender) => [contender, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [contender, decode] of Object.entries(contenders)) {
      // The slow ones get fewer texts: a ratio needs no more.
      const texts = contender === 'cells' || contender === 'JSON.parse' || contender === BY_HAND ? bodies : bodies.slice(0, 2);
      const ms = processorTime(() => {
        for (const body of texts) decode(body);
      });
      if (round > 1) times.get(contender)?.push(ms / texts.length);
    }
  }
  const perBody = (contender: string): number => median(times.get(contender) ?? []);
  return Object.keys(contenders)
    .filter((contender) => contender !== 'JSON.parse')
    .map((contender) => ({
      what: `${name}: ${contender === 'cells' ? 'response text to typed cells' : contender}`,
      value: perBody(contender) / perBody('JSON.parse'),
      unit: 'times JSON.parse' as const,
      ...(contender === 'cells' ? { budget: 1 } : {}),
    }));
}
