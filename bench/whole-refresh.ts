import { STREAMS } from '../shared/api/streams/streams';
import type { HttpResponse, Transport } from '../shared/ports';
import type { Report } from '../shared/report/definition/definition';
import { runSync } from '../shared/task';
import { type CountedSheets, countedSheets } from './counted-sheets';
import { type Measurement, median, processorTime } from './measurement';
import { countingTransport } from './ports';
import { refreshBench } from './refresh-bench';
import type { Api } from './requests';

/** Days of the activity log that hold a quarter of a million rows. */
const DAYS = 21;
const ROUNDS = 3;

/**
 * What one refresh costs beyond decoding: from bodies in memory to calls on the writer, 21 columns of the log, against `JSON.parse` of the same
 * bodies. What the sheet in memory takes for itself (it keeps rows, sorts and cuts them) is not the refresh's, and is taken off.
 */
export async function measureWholeRefresh(api: Api): Promise<readonly Measurement[]> {
  const columns = STREAMS['activity-log'].columns.filter(({ offer, key }) => offer !== 'private' || key === 'titleBar');
  const change: Partial<Report> = {
    stream: 'activity-log',
    range: { kind: 'words', words: `last ${DAYS} days` },
    columns: columns.map(({ key }) => ({ key })),
  };
  const answers = new Map<string, HttpResponse>();
  const live = countingTransport(api.address);
  const keeping: Transport = {
    async send(requests) {
      const all = await live.send(requests);
      for (const [index, { url }] of requests.entries()) answers.set(url, all[index] as HttpResponse);
      return all;
    },
  };
  const { rows } = await refreshBench(api, keeping, countedSheets(), change).run();
  const bodies = [...answers.values()].map(({ body }) => body);
  const again: Transport = {
    send: (requests) =>
      requests.map(({ url }) => {
        const answer = answers.get(url);
        if (!answer) throw new Error(`It wasn't asked before: ${url}`);
        return answer;
      }),
  };
  const figures = Array.from({ length: ROUNDS }, () => {
    const { sheets, spent } = timedSheets();
    const bench = refreshBench(api, again, sheets, change);
    const refreshing = processorTime(() => void runSync(bench.task())) - spent();
    const parsing = processorTime(() => {
      for (const body of bodies) JSON.parse(body);
    });
    return refreshing / parsing;
  });
  return [
    {
      what: `whole refresh of ${rows} rows of ${columns.length} columns, from bodies to calls on the writer`,
      value: median(figures),
      unit: 'times JSON.parse',
      budget: 4,
    },
  ];
}

/** Sheets in memory, and how many milliseconds of processor time they took for themselves. */
function timedSheets(): { readonly sheets: CountedSheets; readonly spent: () => number } {
  const plain = countedSheets();
  let spent = 0;
  const timed = Object.entries(plain).map(([name, member]) => {
    if (typeof member !== 'function') return [name, member];
    const call = (...given: readonly unknown[]): unknown => {
      let answer: unknown;
      spent += processorTime(() => {
        answer = (member as (...all: readonly unknown[]) => unknown)(...given);
      });
      return answer;
    };
    return [name, call];
  });
  return { sheets: Object.fromEntries(timed) as CountedSheets, spent: () => spent };
}
