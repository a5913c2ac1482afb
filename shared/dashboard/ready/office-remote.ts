import { OFFICE, officeNotes, WEEKDAY_WORDS } from '../../words/en/ready-overviews';
import { READY_SHEET_WORDS, TIMES_SAID } from '../../words/en/ready-sheets';
import type { FormulaTemplate } from '../blueprint';
import { EVERYBODY, IN_TEAM, PEOPLE_ROWS } from './people-array';
import { hoursAndTeams, readyReport } from './ready-report';
import type { ReadyChoices, ReadyMade } from './ready-sheet';
import { FACT_CELLS, figure, input, LOOKS } from './top-cells';

const DAYS = 31;

/** Something of a day, and nothing after the last one. */
const ofDay = (formula: FormulaTemplate): FormulaTemplate => `=IF({row.day}="","",${formula})`;

/** How many people work in the office and elsewhere, day by day. */
export function officeAndRemote(choices: ReadyChoices): ReadyMade {
  const { metric } = choices;
  const { name } = READY_SHEET_WORDS['office-remote'];
  const hours = (place: FormulaTemplate = ''): FormulaTemplate =>
    `SUMIFS({report.${metric}},{report.userId},${EVERYBODY},{report.date},{row.day}${place})*24`;
  const isActive = `(${hours()}-{top.activeDay}+1/1000000>0)*${IN_TEAM}`;
  const mostlyAt = (place: FormulaTemplate): FormulaTemplate =>
    ofDay(`IFERROR(SUMPRODUCT((${hours(`,{report.location},{top.${place}}`)}-{top.mostly}*${hours()}+1/1000000>0)*${isActive}),0)`);
  const average = (column: string): FormulaTemplate => `=IF(SUM({column.people})=0,"",SUM({column.${column}})/SUM({column.people}))`;
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
        input('team', ''),
        input('officeWord', OFFICE.office),
        input('remoteWord', OFFICE.remote),
        input('mostly', 0.8, LOOKS.share),
        input('activeDay', 2, LOOKS.hours),
        figure('officeShare', OFFICE.officeShare, average('office'), LOOKS.share),
        figure('remoteShare', OFFICE.remoteShare, average('remote'), LOOKS.share),
        figure('notShown', OFFICE.notShown, `=MAX(0,{top.to}-{top.from}-${DAYS - 1})`, LOOKS.count),
        PEOPLE_ROWS,
      ],
      rows: { kind: 'count', count: DAYS },
      columns: [
        {
          key: 'day',
          label: OFFICE.day,
          formula: '=IF({top.from}+{number}-1>{top.to},"",{top.from}+{number}-1)',
          format: LOOKS.day,
          characters: 12,
        },
        {
          key: 'weekday',
          label: OFFICE.weekday,
          formula: ofDay(`CHOOSE(WEEKDAY({row.day},2),${WEEKDAY_WORDS.map((word) => `"${word}"`).join(',')})`),
          characters: 10,
        },
        { key: 'office', label: OFFICE.office, formula: mostlyAt('officeWord'), format: LOOKS.count, characters: 10 },
        { key: 'remote', label: OFFICE.remote, formula: mostlyAt('remoteWord'), format: LOOKS.count, characters: 10 },
        {
          key: 'mixed',
          label: OFFICE.mixed,
          formula: ofDay('MAX(0,{row.people}-{row.office}-{row.remote})'),
          format: LOOKS.count,
          characters: 18,
        },
        { key: 'people', label: OFFICE.people, formula: ofDay(`IFERROR(SUMPRODUCT(${isActive}),0)`), format: LOOKS.count, characters: 10 },
        {
          key: 'share',
          label: OFFICE.officeShare,
          formula: ofDay('IF({row.people}=0,"",{row.office}/{row.people})'),
          format: LOOKS.share,
          characters: 12,
        },
      ],
      rules: [{ columns: ['share'], rule: { kind: 'scale', low: '#ffffff', high: '#7baaf7' } }],
      chart: {
        kind: 'stacked',
        title: name,
        categoryTitle: '',
        valueTitle: OFFICE.people,
        category: 'day',
        series: ['office', 'remote', 'mixed'],
        position: { right: 1, below: 0 },
      },
    },
  };
}
