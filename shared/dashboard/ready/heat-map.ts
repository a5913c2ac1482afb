import { HEAT_MAP, heatMapNotes } from '#words/ready-people';
import { READY_SHEET_WORDS, TIMES_SAID, workedLabel } from '#words/ready-sheets';
import type { FormulaTemplate } from '../blueprint';
import { ALL_DAYS, DAY_KEYS, dayColumns, notShown } from './day-columns';
import { entriesOn } from './days-off';
import { colored } from './looks';
import { SPAN, TEAM, whoColumns } from './person-columns';
import { hoursAndTeams, readyReport } from './ready-report';
import type { ReadyChoices, ReadyMade } from './ready-sheet';
import { FACT_CELLS, figure, input, LOOKS, THROUGH, WEEKDAYS_OFF } from './top-cells';
import { workedHours } from './worked-hours';

/** Hours of the darkest cells, the same in every row: hosts give rows that come later a scale of their own. */
const DARKEST = 8;

/** One day: hours, or a letter on a workday without any. */
const cellOf =
  (choices: ReadyChoices) =>
  (day: FormulaTemplate): FormulaTemplate => {
    const hours = workedHours(choices, day, day);
    const isExpected = `(${day}>={row.first})*(${day}<={row.last})*(MID({row.week},WEEKDAY(${day},2),1)="0")`;
    return `IF(${hours}>0,${hours},IF(${isExpected},IF(${entriesOn(choices, day)}>0,"${HEAT_MAP.offLetter}","${HEAT_MAP.missingLetter}"),""))`;
  };

/** Everybody's hours of each day of a month, by color. */
export function heatMap(choices: ReadyChoices): ReadyMade {
  const { name } = READY_SHEET_WORDS['heat-map'];
  const said = TIMES_SAID[choices.metric];
  return {
    report: readyReport(choices, { name, columns: hoursAndTeams(choices, choices.metric) }),
    blueprint: {
      version: 1,
      kind: 'heat-map',
      title: name,
      notes: heatMapNotes(said),
      needs: ['people', 'days-off'],
      top: [
        ...FACT_CELLS,
        THROUGH,
        WEEKDAYS_OFF,
        input('activeDay', 2, LOOKS.hours),
        figure('allHours', workedLabel(said), '=SUM({column.hours})', LOOKS.hours),
        figure('allMissing', HEAT_MAP.missing, '=SUM({column.missing})', LOOKS.count),
        notShown(HEAT_MAP.notShown),
      ],
      rows: { kind: 'each', of: ['userId'] },
      columns: [
        ...whoColumns(choices),
        TEAM,
        { key: 'hours', label: workedLabel(said), formula: `=ROUND(SUM(${ALL_DAYS}),6)`, format: LOOKS.hours, characters: 18 },
        {
          key: 'activeDays',
          label: HEAT_MAP.activeDays,
          formula: `=COUNTIF(${ALL_DAYS},">="&({top.activeDay}-1/1000000))`,
          format: LOOKS.count,
          characters: 12,
        },
        { key: 'off', label: HEAT_MAP.off, formula: `=COUNTIF(${ALL_DAYS},"${HEAT_MAP.offLetter}")`, format: LOOKS.count, characters: 10 },
        {
          key: 'missing',
          label: HEAT_MAP.missing,
          formula: `=COUNTIF(${ALL_DAYS},"${HEAT_MAP.missingLetter}")`,
          format: LOOKS.count,
          characters: 14,
        },
        ...dayColumns(cellOf(choices), '0.0'),
        ...SPAN,
      ],
      rules: [
        colored('bad', DAY_KEYS, `={cell}="${HEAT_MAP.missingLetter}"`),
        colored('quiet', DAY_KEYS, `={cell}="${HEAT_MAP.offLetter}"`),
        { columns: DAY_KEYS, rule: { kind: 'scale', low: '#ffffff', middle: '#b7e1cd', high: '#0b8043', between: [0, DARKEST] } },
      ],
      print: { isLandscape: true },
    },
  };
}
