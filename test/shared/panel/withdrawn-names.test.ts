import { ALERTS_NOT_LOOKED_AT, ALERTS_WAIT, namesStay } from '#words/alert-checks';
import { alertListLost } from '#words/alerts';
import { savedWithNames } from '#words/panel-answers';
import { fromAlerts } from '#words/people-view';
import { cannotWrite } from '#words/places';
import { writeAlertList } from '../../../shared/report/alerts/alert-list';
import { type KeptAlerts, loadAlerts, saveAlerts } from '../../../shared/report/alerts/kept-alerts';
import type { AlertNames } from '../../../shared/report/definition/alert-rule';
import type { Report } from '../../../shared/report/definition/definition';
import type { SheetInfo } from '../../../shared/sheet-writer';
import { runSync } from '../../../shared/task';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { isChange, mortalHost } from '../../doubles/mortal-host';
import { triedStates } from '../../doubles/tried-states';
import { EU_KEY, severalAccounts } from '../../doubles/two-accounts';
import { alerting, BELOW, finding, LIST } from '../report/alerts/list-bench';
import { DAYS } from '../report/report-bench';
import { type PanelBench, panelBench } from './panel-bench';

/** Nothing else is called like them. */
const ZOE = finding('Zoe', { code: 'c1' });
const YAN = finding('Yan', { code: 'c2' });
const XIA = finding('Xia', { code: 'c3' });

let bench: PanelBench;
let id = '';
beforeEach(() => {
  bench = panelBench();
  begin('list');
});

function begin(names: AlertNames): void {
  const { version: _, ...change } = alerting(names, { id: '' });
  id = bench.saveNew({ ...change, version: 5 });
}

const saved = (): Report => bench.saved(id);
const naming = (names: AlertNames): Report => ({ ...saved(), alerts: { rules: [BELOW], names, weekdaysOff: '0000011' } });
const say = (names: AlertNames, change: Parameters<PanelBench['call']>[2] = {}) =>
  bench.call('saveReport', { report: naming(names) }, change).problem;
const list = (findings = [ZOE, YAN], ports: Partial<typeof bench.ports> = {}) =>
  runSync(
    writeAlertList({ ...bench.ports, ...ports }, saved(), { count: findings.length, findings, isWhole: true }, () => bench.clock.now()),
  );
const keep = (people: Pick<KeptAlerts, 'people' | 'morePeople'>) =>
  runSync(saveAlerts(bench.documents, id, { version: 1, at: 7, count: 2, newestAt: 5, ...people, found: 'a:b' }));
const kept = () => runSync(loadAlerts(bench.documents, id));
const rows = (): readonly unknown[] => bench.sheets.seen(LIST).map((row) => `${row[3]} ${row[5]} ${row[6]}`);
const held = () => bench.call('fileContents', {}).sheets.find(({ from }) => from === fromAlerts('Hours'))?.columns;
const protect = () => bench.sheets.protect({ sheet: 'sheet-1', row: 0, column: 0, rows: 9, columns: 9 }, 'Ask Jane.');
/** Whether anybody is named anywhere: in cells, also hidden ones, and in what the document keeps. */
const named = (): boolean => /Zoe|Yan|Xia/.test(JSON.stringify([bench.sheets.whole(), [...bench.documents.entries]]));

const STAYS = (why: string): string => savedWithNames('Hours', why);

describe('A report that is saved with other words on who may be named', () => {
  it.each(['list', 'messages'] as const)(
    'takes the names out of its list at once, those of before too, and nothing else (from %s)',
    (names) => {
      say(names);
      list();
      list([YAN]);
      bench.sheets.type(LIST, 1, 7, { value: 'asked her' });
      keep({ people: ['Zoe', 'Yan'], morePeople: 3 });
      expect(rows()).toEqual(['Who State ID', 'Zoe Earlier c1', 'Yan Now c2']);
      expect(say('nowhere')).toBeUndefined();
      expect(rows()).toEqual([' State ID', ' Earlier c1', ' Now c2']);
      expect(bench.sheets.cell(LIST, 1, 7).value).toBe('asked her');
      expect([named(), held()]).toEqual([false, []]);
    },
  );

  it('forgets whom messages would name, where they may be in the list alone, and keeps the rest', () => {
    say('messages');
    list();
    keep({ people: ['Zoe', 'Yan'], morePeople: 3 });
    expect(say('messages')).toBeUndefined();
    expect(kept()?.people).toEqual(['Zoe', 'Yan']);
    expect(say('list')).toBeUndefined();
    expect(kept()).toEqual({ version: 1, at: 7, count: 2, newestAt: 5, found: 'a:b' });
    expect(rows()).toEqual(['Who State ID', 'Zoe Now c1', 'Yan Now c2']);
  });

  it('writes nothing where nobody is named', () => {
    list();
    say('nowhere');
    const before = bench.sheets.written();
    expect(say('nowhere')).toBeUndefined();
    expect(bench.sheets.written()).toBe(before);
  });

  it('has the names of what holds again, once they may be in the list', () => {
    list();
    say('nowhere');
    expect(say('list')).toBeUndefined();
    list([YAN]);
    expect(rows()).toEqual(['Who State ID', ' Earlier c1', 'Yan Now c2']);
  });

  it('takes out names before the list is left to another account', () => {
    const transport = severalAccounts(DAYS);
    const { state } = bench.call('connect', { key: EU_KEY, region: 'eu', isFurther: true, name: 'EU' }, { transport });
    const eu = state.connections.find(({ name }) => name === 'EU');
    list();
    const connection = { handle: eu?.handle ?? '', name: 'EU', host: eu?.host ?? '' };
    bench.call('saveReport', { report: { ...naming('nowhere'), connection } });
    expect([named(), bench.sheets.seen(LIST).length]).toEqual([false, 3]);
  });
});

describe('Names that can’t be taken out of a list', () => {
  it.each(['the sheet', 'the column of names alone'])('stay where %s is protected: the report is saved, and says so', (what) => {
    list();
    if (what === 'the sheet') protect();
    else bench.sheets.protect({ sheet: 'sheet-1', row: 0, column: 3, rows: 9, columns: 1 }, 'Ask Jane.');
    const before = bench.sheets.seen(LIST);
    expect(say('nowhere')).toBe(STAYS(cannotWrite(LIST, 'Ask Jane.')));
    expect([saved().alerts?.names, bench.sheets.seen(LIST), held()]).toEqual(['nowhere', before, ['Who']]);
    expect(bench.diagnostics.troubles).toEqual([]);
  });

  it('stay where nobody can tell its rows, and the report says so', () => {
    list();
    bench.sheets.deleteRows(LIST, 0, 1);
    expect(say('nowhere')).toBe(STAYS(alertListLost(LIST)));
    expect(held()).toEqual(['Who']);
    bench.sheets.deleteSheet(LIST);
    expect([say('nowhere'), held(), named()]).toEqual([undefined, undefined, false]);
  });

  it('go with the next saving, or the next refresh that may', () => {
    for (const again of [() => void say('nowhere'), () => void bench.call('refresh', { id })]) {
      bench = panelBench();
      begin('list');
      list();
      const open = bench.sheets.keep();
      protect();
      say('nowhere');
      const documents = [...bench.documents.entries];
      again();
      expect(rows()[1]).toMatch(/Zoe/);
      open.restore();
      bench.documents.entries.clear();
      for (const [key, value] of documents) bench.documents.entries.set(key, value);
      again();
      expect([named(), held()]).toEqual([false, []]);
    }
  });

  it('go where the alerts end after that, and stay where they end without a word on names', () => {
    for (const [before, isLeft] of [
      ['nowhere', false],
      ['list', true],
    ] as const) {
      bench = panelBench();
      begin('list');
      list();
      const open = bench.sheets.keep();
      protect();
      say(before);
      open.restore();
      const { alerts: _, ...rest } = saved();
      bench.call('saveReport', { report: { ...rest, version: 1 } });
      expect([rows()[1], named()]).toEqual([isLeft ? 'Zoe Earlier c1' : ' Earlier c1', isLeft]);
    }
  });

  it('are said before what else is wrong', () => {
    list();
    protect();
    const report = { ...naming('nowhere'), range: { kind: 'cells', from: 'Settings!B1', to: 'Settings!B2' } } as const;
    expect(bench.call('saveReport', { report }).problem).toBe(STAYS(cannotWrite(LIST, 'Ask Jane.')));
  });
});

describe('A refresh of a report whose names should be gone', () => {
  /** As it is where the saving was killed as soon as the definition was there. */
  function halfSaved(change: Partial<Report> = {}): void {
    bench.call('refresh', { id });
    list();
    keep({ people: ['Zoe'], morePeople: 1 });
    bench.save({ ...naming('nowhere'), ...change });
  }
  const refreshed = (change: Parameters<PanelBench['call']>[2] = {}) => {
    const step = bench.call('refresh', { id }, change);
    return step.state === 'ended' ? (step.record?.checks ?? []).map(({ words }) => words) : [];
  };

  it('takes them out, whatever it finds', () => {
    halfSaved();
    refreshed();
    expect([named(), kept()?.people]).toEqual([false, undefined]);
  });

  it('takes them out where its rows mean something else than its settings, or says that they stay', () => {
    for (const isOpen of [true, false]) {
      bench = panelBench();
      begin('list');
      halfSaved({ unit: 'hours' });
      const sheet = (bench.sheets.sheets() as readonly SheetInfo[]).find(({ name }) => name === LIST)?.id ?? '';
      if (!isOpen) bench.sheets.protect({ sheet, row: 0, column: 0, rows: 9, columns: 9 }, 'Ask Jane.');
      bench.serve(fakeOrganisation(3, []));
      const checks = refreshed();
      expect(checks).toContain(ALERTS_WAIT);
      expect(checks.includes(namesStay(cannotWrite(LIST, 'Ask Jane.')))).toBe(!isOpen);
      expect([named(), kept()?.people]).toEqual([!isOpen, undefined]);
    }
  });

  it('takes them out where its rows can’t be looked at', () => {
    halfSaved();
    const hours = (bench.sheets.sheets() as readonly SheetInfo[]).find(({ name }) => name === 'Hours')?.id;
    let isWritten = false;
    const documents: typeof bench.documents = {
      ...bench.documents,
      set(key, value) {
        isWritten ||= key.startsWith('activtrak.state.');
        return bench.documents.set(key, value);
      },
    };
    const sheets: typeof bench.sheets = {
      ...bench.sheets,
      read(areas) {
        if (isWritten && areas.some(({ sheet }) => sheet === hours)) throw new Error('Broken.');
        return bench.sheets.read(areas);
      },
    };
    const checks = refreshed({ sheets, documents });
    expect(checks.filter((words) => words.startsWith(ALERTS_NOT_LOOKED_AT))).toHaveLength(1);
    expect([named(), kept()?.people]).toEqual([false, undefined]);
  });
});

/** A person's columns beside the list. */
function noted(): void {
  list([ZOE, YAN]);
  list([YAN]);
  bench.sheets.type(LIST, 0, 7, { value: 'Note' });
  bench.sheets.type(LIST, 1, 7, { value: 'asked her' });
}

const LEFT: readonly (readonly [string, () => void])[] = [
  ['no list', () => undefined],
  ['a list', noted],
  [
    'a list whose sheet was deleted',
    () => {
      noted();
      bench.sheets.deleteSheet(LIST);
    },
  ],
];

const tried = triedStates('Killed lists of alerts with names that go', LEFT.length, 140);

/** Each state that killing it at any change leaves. */
function eachKill(
  begun: ReturnType<PanelBench['keep']>,
  work: (ports: Partial<typeof bench.ports>) => void,
  check: (at: string) => void,
): void {
  for (const effects of [false, true]) {
    let lived = false;
    for (let diesAt = 1; !lived; diesAt += 1) {
      begun.restore();
      const host = mortalHost(diesAt, effects, isChange);
      work({ sheets: host.wrap(bench.ports.sheets), documents: host.wrap(bench.ports.documents) });
      lived = host.calls() < diesAt;
      check(`${diesAt} ${effects}`);
    }
  }
}

/** The list as people see it, its rows by their codes. */
const shown = () => [...rows()].sort();

test.each(LEFT)(
  'no name is left of a refresh that was killed at any change, over %s, once the report is saved; killed too, with the next one',
  (_, before) => {
    before();
    const states = new Set<string>();
    const start = bench.keep();
    eachKill(
      start,
      (ports) => void list([YAN, XIA], ports),
      (at) => {
        const broken = bench.keep();
        if (states.has(broken.text)) return;
        states.add(broken.text);
        expect([at, say('nowhere'), named()]).toEqual([at, undefined, false]);
        expect([at, list([YAN, XIA]).checks, named()]).toEqual([at, [], false]);
        const whole = shown();
        eachKill(
          broken,
          (ports) => void bench.answer('saveReport', { report: naming('nowhere') }, ports),
          (saveAt) => {
            const where = `${at}, ${saveAt}`;
            const half = bench.keep();
            if (states.has(half.text)) return;
            states.add(half.text);
            expect([where, say('nowhere'), named(), held() ?? []]).toEqual([where, undefined, false, []]);
            half.restore();
            const isSaved = saved().alerts?.names === 'nowhere';
            expect([where, list([YAN, XIA]).checks, named()]).toEqual([where, [], !isSaved]);
            if (isSaved) expect([where, shown()]).toEqual([where, whole]);
          },
        );
      },
    );
    tried.add(states.size);
  },
);
