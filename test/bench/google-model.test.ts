import { countedSheets } from '../../bench/counted-sheets';
import { GOOGLE_COSTS } from '../../bench/google-model/costs';
import { modelledDocument } from '../../bench/google-model/modelled-document';
import { fallsOf, scheduledRuns, sitting } from '../../bench/google-model/modelled-runs';
import { pricedSheets } from '../../bench/google-model/priced-sheets';
import { pricedTransport } from '../../bench/google-model/priced-transport';
import { syntheticLog } from '../../bench/google-model/synthetic-log';
import { virtualTime } from '../../bench/google-model/virtual-time';

const LOG = { firstDay: '2026-03-01', days: 5, records: 4_321 };
const AREA = { row: 0, column: 0, rows: 100, columns: 10 };

/** A time whose processor's time is said by hand. */
function handTime() {
  const processor = { ms: 0 };
  return { processor, time: virtualTime(1000, 3, () => processor.ms) };
}

describe('the modelled time', () => {
  it('passes by what is spent and by three times the processor, but not for what others do', () => {
    const { processor, time } = handTime();
    time.spend(10);
    processor.ms += 5;
    time.aside(() => {
      processor.ms += 100;
    });
    expect(time.clock.now()).toBe(1000 + 10 + 15);
  });

  it('ends a script at its limit, and leaves the next one its own', () => {
    const { time } = handTime();
    const spending = (ms: number) => () => time.script(100, () => time.spend(ms));
    expect(spending(101)).toThrow('Exceeded maximum execution time');
    expect(spending(100)).not.toThrow();
  });
});

describe('modelled costs', () => {
  it('count calls and cells, and know the most cells that there were', () => {
    const { time } = handTime();
    const sheets = pricedSheets(
      countedSheets(),
      time,
      { ...GOOGLE_COSTS, call: 50, written: 0.02, read: 0.005, character: 0.001, made: 0 },
      3000,
    );
    const { id } = sheets.addSheet('One', 'visible', { rows: 100, columns: 10 });
    const { id: other } = sheets.addSheet('Two', 'hidden', { rows: 200, columns: 10 });
    const before = time.clock.now();
    sheets.write(
      { sheet: id, ...AREA },
      Array.from({ length: 100 }, () => new Array(10).fill('x')),
    );
    expect(time.clock.now() - before).toBeCloseTo(50 + 20);
    // A text of many rows takes its time by its length.
    const long = 'x'.repeat(40_000);
    sheets.write({ sheet: other, ...AREA, rows: 1, columns: 1 }, [[long]]);
    expect(time.clock.now() - before).toBeCloseTo(50 + 20 + 50 + 0.02 + 40);
    expect(sheets.read([{ sheet: other, ...AREA, rows: 1, columns: 1 }])).toEqual([[[long]]]);
    expect(time.clock.now() - before).toBeCloseTo(50 + 20 + 50 + 0.02 + 40 + 50 + 0.005 + 40);
    sheets.removeSheet(other);
    expect(sheets.figures.peak).toBe(3000);
    expect(() => sheets.grow(id, 301, 10)).toThrow('the limit of 3000 cells');
  });

  it('let the slowest response of a list count, and one that is too slow for the add-on not come', () => {
    const { time } = handTime();
    const answer = ({ url }: { readonly url: string }) => ({ status: 200, headers: {}, body: 'x'.repeat(Number(url)) });
    const request = (length: number) => ({ url: String(length), headers: {} });
    const costs = { ...GOOGLE_COSTS, response: 200, bytesPerMs: 2000 };
    pricedTransport(answer, time, costs, () => 60_000).send([request(2000), request(20_000)]);
    expect(time.clock.now()).toBe(1000 + 210);
    const [late] = pricedTransport(answer, time, { ...costs, response: 20_000 }, () => 8000).send([request(1)]);
    expect(late).toMatchObject({ status: 0, body: '', barrier: { passes: true } });
    expect(time.clock.now()).toBe(1000 + 210 + 8000);
  });
});

describe('the synthetic log', () => {
  it('gives each record once, by its days and by a cursor', () => {
    const answer = syntheticLog(LOG);
    const page = (query: string) =>
      JSON.parse(answer({ url: `https://api.activtrak.com/reports/v2/activitylog?pageSize=1000&${query}`, headers: {} }).body);
    const ofDay = page('startDate=2026-03-02&endDate=2026-03-02');
    expect(new Set(ofDay.activity.map(({ time }: { time: string }) => time.slice(0, 10)))).toEqual(new Set(['2026-03-02']));
    const lengths: number[] = [];
    for (let query = 'startDate=2026-03-01'; lengths.at(-1) !== 0; ) {
      const { activity, cursor } = page(query);
      lengths.push(activity.length);
      query = `startDate=2026-03-01&cursor=${cursor}`;
    }
    expect(lengths).toEqual([1000, 1000, 1000, 1000, 321, 0]);
  });
});

describe('a report in the modelled Google', () => {
  const document = () => modelledDocument(LOG, GOOGLE_COSTS, 10_000_000);

  it('is whole after a scheduled run', () => {
    expect(scheduledRuns(document())).toMatchObject({ scripts: 1, record: { rows: LOG.records, outcome: 'done' } });
  });

  it('is whole at the sidebar, with a share that does not go back', () => {
    const { scripts, record, shares } = sitting(document(), { ...GOOGLE_COSTS, response: 6000 });
    expect(record.rows).toBe(LOG.records);
    expect(shares).toHaveLength(scripts - 1);
    expect(fallsOf(shares)).toBe(0);
    expect(fallsOf([0.1, 0.3, 0.2, 0.4])).toBe(1);
  });
});
