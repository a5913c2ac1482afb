import fc from 'fast-check';
import { payrollCsv } from '../../../../shared/dashboard/ready/payroll-csv';

/** The fields of a CSV text, read back by the rules of RFC 4180. */
function fieldsOf(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    lines[lines.length - 1]?.push(quoted?.replace(/""/g, '"') ?? plain ?? '');
    if (end !== ',') lines.push([]);
  }
  return lines.slice(0, -1);
}

it('has a header and a line an employee, with numbers as payroll programs read them', () => {
  const text = payrollCsv([
    {
      number: '0007',
      userId: 1,
      user: 'Byron, Ada "A"',
      team: 'Engines',
      regular: 160.000004,
      overtime1: 7.25,
      overtime2: 0,
      leave: 8,
      total: 175.25,
      pay: -9.5,
    },
    { user: 'Nobody' },
  ]);
  expect(fieldsOf(text)).toEqual([
    [
      'Employee number',
      'ID',
      'Name',
      'Team',
      'Regular (hours)',
      'Overtime 1 (hours)',
      'Overtime 2 (hours)',
      'Paid leave (hours)',
      'Total (hours)',
      'Pay',
    ],
    ['0007', '1', 'Byron, Ada "A"', 'Engines', '160', '7.25', '0', '8', '175.25', '-9.5'],
    ['', '', 'Nobody', '', '', '', '', '', '', ''],
  ]);
});

it.each([
  ['=A1', "'=A1"],
  ['+1+cmd', "'+1+cmd"],
  ['-A1', "'-A1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=A1', "'\t=A1"],
  [' =A1', "' =A1"],
  ['＝A1', "'＝A1"],
  ['-5', '-5'],
  ['+49 30', "'+49 30"],
  ['+1', '+1'],
  ['-', '-'],
  ["'x", "'x"],
  ['a=b', 'a=b'],
  ['Jean-Luc', 'Jean-Luc'],
  ['\ttab', '\ttab'],
  ['two\nlines', 'two\nlines'],
  ['x;=A1', "x;'=A1"],
  ['x\n=A1', "x\n'=A1"],
])('writes the name %j as %j', (user, written) => {
  expect(fieldsOf(payrollCsv([{ user }]))[1]?.[2]).toBe(written);
});

it('keeps every text, but for an apostrophe before what would run', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ user: fc.string(), team: fc.string({ unit: fc.constantFrom(...'=+-@\t "\',;\r\nA1') }) }), { maxLength: 5 }),
      (rows) => {
        const read = fieldsOf(payrollCsv(rows)).slice(1);
        expect(read).toHaveLength(rows.length);
        for (const [index, { user, team }] of rows.entries())
          for (const [shown, given] of [
            [read[index]?.[2], user],
            [read[index]?.[3], team],
          ] as const)
            for (const [at, piece] of given.split(/([;\r\n])/).entries())
              expect([piece, `'${piece}`]).toContain(shown?.split(/([;\r\n])/)[at]);
      },
    ),
  );
});
