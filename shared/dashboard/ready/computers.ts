import { COMPUTERS, computersNotes } from '#words/ready-overviews';
import { READY_SHEET_WORDS, TIMES_SAID, workedLabel } from '#words/ready-sheets';
import type { ReadyColumn } from '../blueprint';
import { dataColumn, dataRows } from './data-rows';
import { colored } from './looks';
import { readyReport } from './ready-report';
import type { ReadyChoices, ReadyMade } from './ready-sheet';
import { FACT_CELLS, figure, input, LOOKS } from './top-cells';
import { asHours } from './worked-hours';

/** Which computer a row is, and who used it last. A pseudonym says no more. */
function whoColumns({ people }: ReadyChoices): readonly ReadyColumn[] {
  const name = { key: 'computer', label: COMPUTERS.computer, characters: 24 };
  if (people === 'pseudonyms') return [name];
  return [
    { key: 'computerId', label: COMPUTERS.computerId, format: LOOKS.id, characters: 12 },
    { ...name, formula: '=IFERROR(INDEX({report.computer},MATCH({row.computerId},{report.computerId},0))&"","")' },
    {
      key: 'users',
      label: COMPUTERS.users,
      // INDEX gives a whole column where no row is meant.
      formula: `=IF({row.last}="","",IFERROR(INDEX({report.users},SUMPRODUCT(MAX((${dataColumn('computerId')}={row.computerId})*(${dataColumn('date')}={row.last})*ROW(${dataColumn('date')}))))&"",""))`,
      characters: 24,
    },
  ];
}

/** Which computers are in use, and which only stand there. */
export function computers(choices: ReadyChoices): ReadyMade {
  const { metric, people } = choices;
  const { name } = READY_SHEET_WORDS.computers;
  const key = people === 'pseudonyms' ? 'computer' : 'computerId';
  const own = `{report.${key}},{row.${key}}`;
  const period = '{report.date},">="&{top.from},{report.date},"<="&{top.to}';
  const keys = ['date', ...(people === 'names' ? ['computerId', 'computer', 'users'] : ['computer']), metric];
  return {
    report: readyReport(choices, { name, stream: 'computer-hours', columns: keys.map((column) => ({ key: column })) }),
    blueprint: {
      version: 1,
      kind: 'computers',
      title: name,
      notes: computersNotes(TIMES_SAID[metric]),
      needs: [],
      top: [
        ...FACT_CELLS,
        input('idleAfter', 14, LOOKS.count),
        figure('all', COMPUTERS.all, '=COUNT({column.last})', LOOKS.count),
        figure('idle', COMPUTERS.idle, `=COUNTIF({column.status},"${COMPUTERS.idle}")`, LOOKS.count),
        figure('allHours', workedLabel(TIMES_SAID[metric]), '=ROUND(SUM({column.hours}),6)', LOOKS.hours),
        dataRows(COMPUTERS.dataRows),
      ],
      rows: { kind: 'each', of: [key] },
      columns: [
        ...whoColumns(choices),
        {
          key: 'last',
          label: COMPUTERS.last,
          formula: `=IF(COUNTIFS(${own},${period},{report.${metric}},">0")=0,"",MAXIFS({report.date},${own},${period},{report.${metric}},">0"))`,
          format: LOOKS.day,
          characters: 12,
        },
        {
          key: 'days',
          label: COMPUTERS.days,
          formula: '=IF({row.last}="","",{top.to}-{row.last})',
          format: LOOKS.count,
          characters: 16,
        },
        {
          key: 'status',
          label: COMPUTERS.status,
          formula: `=IF({row.last}="","${COMPUTERS.idle}",IF({row.days}>={top.idleAfter},"${COMPUTERS.idle}","${COMPUTERS.used}"))`,
          characters: 10,
        },
        {
          key: 'hours',
          label: workedLabel(TIMES_SAID[metric]),
          formula: `=${asHours(`SUMIFS({report.${metric}},${own},${period})`)}`,
          format: LOOKS.hours,
          characters: 20,
        },
      ],
      rules: [
        colored('warning', ['status', 'last', 'days'], `={row.status}="${COMPUTERS.idle}"`),
        colored('good', ['status'], `={row.status}="${COMPUTERS.used}"`),
      ],
      print: { isLandscape: true },
    },
  };
}
