import { OFFICE, officeNotes } from '#words/ready-overviews';
import { READY_SHEET_WORDS, TIMES_SAID } from '#words/ready-sheets';
import type { FormulaTemplate, ReadyColumn } from '../blueprint';
import { ALL_DAYS, DAY_KEYS, dayColumns, notShown } from './day-columns';
import { colored } from './looks';
import { IN_PEOPLE, nameKey, TEAM, whoColumns } from './person-columns';
import { hoursAndTeams, readyReport } from './ready-report';
import type { ReadyChoices, ReadyMade } from './ready-sheet';
import { FACT_CELLS, figure, input, LOOKS } from './top-cells';

/** Where somebody was on one day: a letter for the place that has most of the day, or for none. */
const cellOf =
  ({ metric }: ReadyChoices) =>
  (day: FormulaTemplate): FormulaTemplate => {
    const hours = (place: FormulaTemplate = ''): FormulaTemplate =>
      `ROUND(SUMIFS({report.${metric}},{report.userId},{row.userId},{report.date},${day}${place})*24,6)`;
    const isAt = (word: string): FormulaTemplate => `${hours(`,{report.location},{top.${word}}`)}-{top.mostly}*${hours()}+1/1000000>0`;
    const { office, remote, mixed } = OFFICE.letters;
    return `IF(${hours()}-{top.activeDay}+1/1000000<0,"",IF(${isAt('officeWord')},"${office}",IF(${isAt('remoteWord')},"${remote}","${mixed}")))`;
  };

/** On how many days each person works in the office and elsewhere. */
export function officeAndRemote(choices: ReadyChoices): ReadyMade {
  const { metric } = choices;
  const { name } = READY_SHEET_WORDS['office-remote'];
  const { office, remote, mixed } = OFFICE.letters;
  const average = (column: string): FormulaTemplate => `=IF(SUM({column.days})=0,"",SUM({column.${column}})/SUM({column.days}))`;
  const counted = (key: string, label: string, letter: string): ReadyColumn => ({
    key,
    label,
    formula: `=COUNTIF(${ALL_DAYS},"${letter}")`,
    format: LOOKS.count,
    characters: 14,
  });
  return {
    report: readyReport(choices, { name, columns: hoursAndTeams(choices, 'location', metric) }),
    blueprint: {
      version: 1,
      kind: 'office-remote',
      title: name,
      notes: officeNotes(TIMES_SAID[metric]),
      needs: ['people'],
      top: [
        ...FACT_CELLS,
        input('officeWord', OFFICE.office),
        input('remoteWord', OFFICE.remote),
        input('mostly', 0.8, LOOKS.share),
        input('activeDay', 2, LOOKS.hours),
        figure('officeShare', OFFICE.officeShare, average('office'), LOOKS.share),
        figure('remoteShare', OFFICE.remoteShare, average('remote'), LOOKS.share),
        notShown(OFFICE.notShown),
      ],
      rows: { kind: 'each', of: ['userId'] },
      columns: [
        ...whoColumns(choices),
        TEAM,
        counted('office', OFFICE.officeDays, office),
        counted('remote', OFFICE.remoteDays, remote),
        counted('mixed', OFFICE.mixedDays, mixed),
        { key: 'days', label: OFFICE.days, formula: '={row.office}+{row.remote}+{row.mixed}', format: LOOKS.count, characters: 12 },
        {
          key: 'share',
          label: OFFICE.officeShare,
          formula: '=IF({row.days}=0,"",{row.office}/{row.days})',
          format: LOOKS.share,
          characters: 12,
        },
        ...dayColumns(cellOf(choices)),
        IN_PEOPLE,
      ],
      rules: [
        colored('good', DAY_KEYS, `={cell}="${office}"`),
        colored('warning', DAY_KEYS, `={cell}="${remote}"`),
        colored('quiet', DAY_KEYS, `={cell}="${mixed}"`),
      ],
      chart: {
        kind: 'stacked',
        title: name,
        categoryTitle: '',
        valueTitle: OFFICE.days,
        category: nameKey(choices),
        series: ['office', 'remote', 'mixed'],
        position: { right: 1, below: 0 },
      },
      print: { isLandscape: true },
    },
  };
}
