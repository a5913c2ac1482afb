import { UTILIZATION, utilizationNotes } from '#words/ready-people';
import { READY_SHEET_WORDS, TIMES_SAID, workedLabel } from '#words/ready-sheets';
import type { FormulaTemplate } from '../blueprint';
import { daysOff } from './days-off';
import { colored } from './looks';
import { peopleSheet } from './people-sheet';
import { EXPECTED, nameKey, PLAN, TEAM, whoColumns } from './person-columns';
import type { ReadyChoices, ReadyMade } from './ready-sheet';
import { figure, input, LOOKS } from './top-cells';
import { workedHours } from './worked-hours';

const { high, low, optimal } = UTILIZATION.bands;

const bandCount = (band: string): FormulaTemplate => `=COUNTIF({column.band},"${band}")`;

/** More than half over or under make a team; more than 70 % in between make it healthy. So does ActivTrak. */
const VERDICT: FormulaTemplate = `=IF({top.people}=0,"",IF({top.high}/{top.people}>1/2,"${high}",IF({top.low}/{top.people}>1/2,"${low}",IF({top.optimal}/{top.people}>7/10,"${UTILIZATION.healthy}","${UTILIZATION.mixed}"))))`;

/** How much of their goal people use, and what capacity is left. */
export function utilization(choices: ReadyChoices): ReadyMade {
  const { metric } = choices;
  return peopleSheet(choices, {
    kind: 'utilization',
    notes: utilizationNotes,
    top: [
      input('band', 0.3, LOOKS.share),
      figure('people', UTILIZATION.people, '=COUNT({column.share})', LOOKS.count),
      figure('high', high, bandCount(high), LOOKS.count),
      figure('optimal', optimal, bandCount(optimal), LOOKS.count),
      figure('low', low, bandCount(low), LOOKS.count),
      figure('verdict', UTILIZATION.verdict, VERDICT, LOOKS.text),
      figure(
        'fullTime',
        UTILIZATION.fullTime,
        '=IF({top.through}<{top.from},0,IFERROR(NETWORKDAYS.INTL({top.from},{top.through},TEXT({top.workdays},"0000000")),0)*{top.goal})',
        LOOKS.hours,
      ),
      figure('allSpare', UTILIZATION.spare, '=ROUND(SUM({column.spare}),6)', LOOKS.hours),
    ],
    columns: [
      ...whoColumns(choices),
      TEAM,
      {
        key: 'worked',
        label: workedLabel(TIMES_SAID[metric]),
        formula: `=${workedHours(choices, '{top.from}', '{top.through}')}`,
        format: LOOKS.hours,
        characters: 20,
      },
      {
        key: 'unused',
        label: UTILIZATION.unused,
        formula: '=MAX(0,ROUND({row.expected}-{row.worked},6))',
        format: LOOKS.hours,
        characters: 14,
      },
      { key: 'expected', label: UTILIZATION.expected, formula: EXPECTED, format: LOOKS.hours, characters: 14 },
      {
        key: 'share',
        label: UTILIZATION.share,
        formula: '=IF({row.expected}=0,"",{row.worked}/{row.expected})',
        format: LOOKS.share,
        characters: 12,
      },
      {
        key: 'band',
        label: UTILIZATION.band,
        formula: `=IF({row.share}="","",IF(ROUND({row.share}-1-{top.band},6)>0,"${high}",IF(ROUND({row.share}-1+{top.band},6)<0,"${low}","${optimal}")))`,
        characters: 10,
      },
      {
        key: 'spare',
        label: UTILIZATION.spare,
        formula: '=IF({top.fullTime}=0,"",ROUND(({row.expected}-{row.worked})/{top.fullTime},6))',
        format: LOOKS.hours,
        characters: 12,
      },
      { key: 'off', label: UTILIZATION.off, formula: `=${daysOff(choices)}`, format: LOOKS.count, characters: 10 },
      ...PLAN,
    ],
    rules: [
      colored('bad', ['band'], `={row.band}="${high}"`),
      colored('warning', ['band'], `={row.band}="${low}"`),
      colored('good', ['band'], `={row.band}="${optimal}"`),
    ],
    chart: {
      kind: 'shares',
      title: READY_SHEET_WORDS.utilization.name,
      categoryTitle: '',
      valueTitle: UTILIZATION.ofGoal,
      category: nameKey(choices),
      series: ['worked', 'unused'],
      position: { right: 1, below: 0 },
    },
  });
}
