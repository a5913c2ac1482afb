import { READY_KINDS } from '../../../../shared/dashboard/blueprint';
import { filled } from '../../../../shared/dashboard/places';
import { METRICS, type ReadyChoices, type ReadySheet } from '../../../../shared/dashboard/ready/ready-sheet';
import { READY_SHEETS } from '../../../../shared/dashboard/ready/ready-sheets';
import { cellAddress } from '../../../../shared/model/a1';
import { checkReport } from '../../../../shared/report/definition/check-report';
import { outputColumns } from '../../../../shared/report/definition/output';

const SHEETS = READY_KINDS.map((kind) => [kind, READY_SHEETS[kind]] as const);

/** A sheet's usual choices, and others. */
const choicesOf = ({ defaults }: ReadySheet): readonly ReadyChoices[] => [
  defaults,
  { ...defaults, people: 'pseudonyms' },
  ...METRICS.map((metric) => ({ ...defaults, metric, goal: 7.6, grace: 15, weekStart: 7 as const })),
];

describe.each(SHEETS)('%s', (kind, sheet) => {
  it('is a report that can be saved, and a blueprint that goes through JSON', () => {
    for (const choices of choicesOf(sheet)) {
      const { report, blueprint } = sheet.make(choices);
      expect(() => checkReport({ ...report, id: 'report' })).not.toThrow();
      expect(JSON.parse(JSON.stringify({ report, blueprint }))).toEqual({ report, blueprint });
      expect([blueprint.kind, report.range, report.who, report.unit]).toEqual([kind, choices.range, choices.who, 'days']);
    }
  });

  it('has scales of color that say the same in every row, since hosts give rows that come later scales of their own', () => {
    const { rules } = sheet.make(sheet.defaults).blueprint;
    for (const { rule } of rules) if (rule.kind === 'scale') expect(rule.between).toHaveLength(2);
  });

  it('names only places that there are, and columns that nobody takes for each other', () => {
    for (const choices of choicesOf(sheet)) {
      const { report, blueprint } = sheet.make(choices);
      const output = outputColumns(report).map(({ key }) => key);
      const shown = choices.people === 'pseudonyms' && !report.rollup ? [...output, 'userId'] : output;
      const isBeside = blueprint.rows.kind === 'beside';
      const own = blueprint.columns.map(({ key }) => key);
      const among = (keys: readonly string[]) => (key: string) => (keys.includes(key) ? `<${key}>` : undefined);
      const needed = (name: 'people' | 'days-off', keys: readonly string[]) => among(blueprint.needs.includes(name) ? keys : []);
      const places = {
        report: among(shown),
        people: needed('people', ['userId', 'user', 'team', 'start', 'end', 'workdays', 'goal', 'number', 'rate']),
        'days-off': needed('days-off', ['user', 'date', 'kind']),
        top: among(blueprint.top.map(({ key }) => key)),
        row: among(isBeside ? [...own, ...shown] : own),
        column: among(own),
        number: () => '1',
        cell: () => 'A1',
      };
      const formulas = [
        ...blueprint.top.flatMap(({ holds }) => (holds.kind === 'formula' ? [holds.formula] : [])),
        ...blueprint.columns.flatMap(({ formula }) => (formula === undefined ? [] : [formula])),
        ...blueprint.rules.flatMap(({ rule }) => (rule.kind === 'formula' ? [rule.formula] : [])),
      ];
      for (const formula of formulas) {
        expect(formula).toMatch(/^=/);
        expect(filled(formula, 'Sheet', places)).not.toMatch(/[{}]/);
        // Where numbers have a decimal comma, nobody is sure what a point is.
        expect(formula.replace(/"(?:[^"]|"")*"/g, '')).not.toMatch(/\d\.\d/);
        // Excel takes no longer ones.
        expect(filled(formula, 'Sheet', { ...places, report: () => `'${'x'.repeat(60)}'!$AA:$AA` }).length).toBeLessThan(8192);
      }
      const labels = [...(isBeside ? outputColumns(report) : []), ...blueprint.columns].map(({ label }) => label.toLowerCase());
      expect(labels).toEqual([...new Set(labels)]);
      expect(new Set([...own, ...(isBeside ? output : [])]).size).toBe(own.length + (isBeside ? output.length : 0));
      for (const key of [
        ...blueprint.rules.flatMap(({ columns }) => columns),
        ...(blueprint.chart ? [blueprint.chart.category, ...blueprint.chart.series] : []),
      ])
        expect(own).toContain(key);
      if (isBeside) expect(cellAddress(report.destination.cell)).toEqual({ row: blueprint.notes.length + 5, column: 0 });
    }
  });

  it('says what it is, what it needs, and asks only for what changes it', () => {
    const { name, sentence, needs, matters, defaults, make } = sheet;
    expect([name, sentence].every((words) => words.length > 4)).toBe(true);
    expect(needs).toMatch(/^$|\.$/);
    const others: ReadyChoices = {
      range: { kind: 'words', words: 'yesterday' },
      who: [{ kind: 'user', id: 7, name: 'Ada' }],
      people: 'pseudonyms',
      metric: defaults.metric === 'total' ? 'active' : 'total',
      goal: 3.5,
      grace: 55,
      weekStart: 7,
    };
    const changed = (Object.keys(defaults) as (keyof ReadyChoices)[]).filter(
      (key) => JSON.stringify(make({ ...defaults, [key]: others[key] })) !== JSON.stringify(make(defaults)),
    );
    expect(changed).toEqual(expect.arrayContaining([...matters]));
    expect(matters.length).toBeGreaterThan(0);
  });
});
