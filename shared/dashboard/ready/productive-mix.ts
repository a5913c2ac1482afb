import { MIX, MIX_NOTES } from '#words/ready-overviews';
import { READY_SHEET_WORDS } from '#words/ready-sheets';
import type { FormulaTemplate, ReadyColumn } from '../blueprint';
import { nameKey, whoColumns } from './person-columns';
import { hoursOf, readyReport } from './ready-report';
import type { ReadyChoices, ReadyMade } from './ready-sheet';
import { FACT_CELLS, figure, LOOKS } from './top-cells';
import { asHours } from './worked-hours';

/** The parts that total time has. */
const PARTS = ['productiveActive', 'unproductiveActive', 'undefinedActive', 'passive'] as const;

/** The same in hours, and as shares of the whole. */
const hoursOfPart = (part: (typeof PARTS)[number]): ReadyColumn => ({
  key: part,
  label: MIX.hours[part],
  formula: `=${asHours(`SUMIFS({report.${part}},{report.userId},{row.userId},{report.date},">="&{top.from},{report.date},"<="&{top.to})`)}`,
  format: LOOKS.hours,
  characters: 20,
});

const shareOfPart = (part: (typeof PARTS)[number]): ReadyColumn => ({
  key: `${part}Share`,
  label: MIX.shares[part],
  formula: `=IF({row.whole}=0,"",{row.${part}}/{row.whole})`,
  format: LOOKS.share,
  characters: 14,
});

/** What kinds of time each person's time is made of. */
export function productiveMix(choices: ReadyChoices): ReadyMade {
  const { name } = READY_SHEET_WORDS['productive-mix'];
  const shareOfAll = (part: string): FormulaTemplate => `=IF({top.allHours}=0,"",SUM({column.${part}})/{top.allHours})`;
  return {
    report: readyReport(choices, { name, columns: hoursOf(choices, ...PARTS) }),
    blueprint: {
      version: 1,
      kind: 'productive-mix',
      title: name,
      notes: MIX_NOTES,
      needs: [],
      top: [
        ...FACT_CELLS,
        figure('allHours', MIX.whole, '=ROUND(SUM({column.whole}),6)', LOOKS.hours),
        ...PARTS.map((part) => figure(`${part}Share`, MIX.shares[part], shareOfAll(part), LOOKS.share)),
      ],
      rows: { kind: 'each', of: ['userId'] },
      columns: [
        ...whoColumns(choices),
        ...PARTS.map(hoursOfPart),
        {
          key: 'whole',
          label: MIX.whole,
          formula: `=ROUND(${PARTS.map((part) => `{row.${part}}`).join('+')},6)`,
          format: LOOKS.hours,
          characters: 16,
        },
        ...PARTS.map(shareOfPart),
      ],
      rules: [{ columns: ['productiveActiveShare'], rule: { kind: 'scale', low: '#ffffff', high: '#57bb8a', between: [0, 1] } }],
      chart: {
        kind: 'shares',
        title: name,
        categoryTitle: '',
        valueTitle: MIX.chart,
        category: nameKey(choices),
        series: PARTS,
        position: { right: 1, below: 0 },
      },
    },
  };
}
