import fc from 'fast-check';
import { daysCondition, nameQuoted, tableQuoted, textQuoted } from '../../../shared/bigquery/quoting';
import { serialOfIso } from '../../../shared/model/serial';

const day = (iso: string): number => serialOfIso(iso) as number;

it('nothing that a name has ends it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(nameQuoted(name)).toMatch(/^`(?:[^`\\\n\r\0]|\\.)*`$/u);
      expect(textQuoted(name)).toMatch(/^'(?:[^'\\\n\r\0]|\\.)*'$/u);
    }),
  );
  expect(nameQuoted('a`; DROP TABLE b; --')).toBe('`a\\`; DROP TABLE b; --`');
  expect(textQuoted("it's\n\\")).toBe("'it\\'s\\n\\\\'");
  expect(tableQuoted({ project: 'acme-analytics', dataset: 'd', table: 't' })).toBe('`acme-analytics.d.t`');
});

it('days as few ranges of literals, so that partitions are pruned', () => {
  const one = { from: day('2026-03-31'), to: day('2026-04-02') };
  expect(daysCondition('day', [one])).toBe("(day BETWEEN DATE '2026-03-31' AND DATE '2026-04-02')");
  const touching = { from: day('2026-04-03'), to: day('2026-04-03') };
  const inside = { from: day('2026-04-01'), to: day('2026-04-01') };
  const apart = { from: day('2026-01-01'), to: day('2026-01-01') };
  expect(daysCondition('day', [touching, apart, one, inside])).toBe(
    "(day BETWEEN DATE '2026-01-01' AND DATE '2026-01-01' OR day BETWEEN DATE '2026-03-31' AND DATE '2026-04-03')",
  );
  expect(daysCondition('day', [])).toBe('FALSE');
});
