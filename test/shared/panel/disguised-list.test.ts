import { savedWithNames } from '#words/panel-answers';
import { cannotWrite } from '#words/places';
import type { Report } from '../../../shared/report/definition/definition';
import type { SheetInfo } from '../../../shared/sheet-writer';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { isChange, mortalHost } from '../../doubles/mortal-host';
import { alerting, BELOW, LIST } from '../report/alerts/list-bench';
import { DAYS } from '../report/report-bench';
import { type PanelBench, panelBench } from './panel-bench';

let bench: PanelBench;
let id = '';

/** Everybody's rows are found, and the list names them. */
beforeEach(() => {
  bench = panelBench();
  const { version: _, ...change } = alerting('list', { id: '' });
  const rules = [{ ...BELOW, limit: 360_000, days: 'all' as const }];
  id = bench.saveNew({ ...change, version: 5, alerts: { rules, names: 'list', weekdaysOff: '0000011' } });
  const plain = fakeOrganisation(2, DAYS.slice(3, 5));
  bench.serve({ ...plain, people: plain.people.map((one) => ({ ...one, name: `Zoe ${one.id}` })) });
});

const saved = (): Report => bench.saved(id);
const save = (change: Partial<Report>): string | undefined => bench.call('saveReport', { report: { ...saved(), ...change } }).problem;
const refresh = () => void bench.call('refresh', { id });
const PSEUDONYMS: Partial<Report> = { privacy: { people: 'pseudonyms', smallestGroup: 5 } };
const list = (): readonly (readonly unknown[])[] => bench.sheets.seen(LIST).slice(1);
/** Whom the list names, and whether what is told of them holds now. */
const listed = (): readonly string[] => list().map((row) => `${String(row[3]).replace(/ [2-9A-Z]{8}$/, '')} ${row[5]}`);
const named = (): boolean => /Zoe/.test(JSON.stringify([bench.sheets.seen(LIST), [...bench.documents.entries]]));
const FOUR = (text: string): readonly string[] => [text, text, text, text];

describe('The list of a report that gets pseudonyms', () => {
  it('has no names where they could not be taken out at once, as soon as a refresh may', () => {
    refresh();
    expect(listed()).toEqual(['Zoe 1 Now', 'Zoe 2 Now', 'Zoe 1 Now', 'Zoe 2 Now']);
    const open = bench.sheets.keep();
    const sheet = (bench.sheets.sheets() as readonly SheetInfo[]).find(({ name }) => name === LIST)?.id ?? '';
    bench.sheets.protect({ sheet, row: 0, column: 0, rows: 20, columns: 9 }, 'Ask Jane.');
    expect(save(PSEUDONYMS)).toBe(savedWithNames('Hours', cannotWrite(LIST, 'Ask Jane.')));
    const documents = [...bench.documents.entries];
    open.restore();
    bench.documents.entries.clear();
    for (const [key, value] of documents) bench.documents.entries.set(key, value);
    refresh();
    expect([named(), listed()]).toEqual([false, [...FOUR(' Earlier'), ...FOUR('Person Now')]]);
    const before = JSON.stringify(list());
    refresh();
    expect(JSON.stringify(list())).toBe(before);
  });

  it('has no names where its rows had lost them before, and the list kept what was found earlier', () => {
    refresh();
    save({ columns: [{ key: 'date' }, { key: 'active' }] });
    refresh();
    expect(listed()).toEqual(['Zoe 1 Earlier', 'Zoe 2 Earlier', 'Zoe 1 Earlier', 'Zoe 2 Earlier', ...FOUR(' Now')]);
    save(PSEUDONYMS);
    expect([named(), listed()]).toEqual([false, [...FOUR(' Earlier'), ...FOUR(' Now')]]);
  });

  it('keeps the pseudonyms of what was found earlier', () => {
    save(PSEUDONYMS);
    refresh();
    bench.call('saveReport', {
      report: { ...saved(), alerts: { ...saved().alerts, rules: [{ ...BELOW, limit: 60, days: 'all' }] } as Report['alerts'] },
    });
    refresh();
    expect(listed()).toEqual(FOUR('Person Earlier'));
  });

  it('has no names after a refresh that was killed at any change, once a later one has gone well', () => {
    const start = bench.keep();
    for (const effects of [false, true]) {
      let lived = false;
      for (let diesAt = 1; !lived; diesAt += 1) {
        start.restore();
        const host = mortalHost(diesAt, effects, isChange);
        bench.answer('refresh', { id }, { sheets: host.wrap(bench.ports.sheets), documents: host.wrap(bench.ports.documents) });
        lived = host.calls() < diesAt;
        bench.clock.advance(3_600_000);
        bench.save({ ...saved(), ...PSEUDONYMS });
        refresh();
        expect([diesAt, effects, bench.sheets.names().includes(LIST) && named()]).toEqual([diesAt, effects, false]);
      }
    }
  });
});
