import { READY_KINDS } from '../../../shared/dashboard/blueprint';
import { ownPlans } from '../../../shared/dashboard/ready/own-plans';
import { READY_SHEETS } from '../../../shared/dashboard/ready/ready-sheets';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { activity, DAYS } from '../report/report-bench';
import { panelBench } from './panel-bench';

describe.each(['names', 'pseudonyms'] as const)('With %s', (people) => {
  it.each(READY_KINDS)('%s is made from the gallery, drawn, and kept up', (kind) => {
    const bench = panelBench();
    bench.serve(fakeOrganisation(3, DAYS, [activity(1, '2026-03-17')]));
    const { defaults, make } = READY_SHEETS[kind];
    const { report, blueprint } = make({ ...defaults, people, range: { kind: 'words', words: 'last 7 days' } });
    const { id } = bench.call('makeReady', { report, blueprint, own: ownPlans(blueprint.needs) });
    for (let time = 0; time < 2; time += 1) {
      const { record } = bench.call('refresh', { id });
      expect([record?.outcome, record?.checks.filter(({ words }) => words.includes('ready sheet'))]).toEqual([
        expect.stringMatching(/done|nothing-new/),
        [],
      ]);
    }
    const ready = bench.call('open', {}).reports[0]?.ready;
    expect(ready?.place).not.toBe('');
    const [name = ''] = ready?.place.split('!') ?? [];
    expect(bench.sheets.seen(name).flat()).toContain(blueprint.title);
    expect(
      bench.sheets
        .seen(name)
        .flat()
        .filter((cell) => /[{}]/.test(String(cell))),
    ).toEqual([]);
    expect(bench.sheets.names().filter((one) => bench.sheets.isHidden(one))).toEqual([]);
  });
});
