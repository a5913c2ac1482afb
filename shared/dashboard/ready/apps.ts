import { APPS, APPS_NOTES } from '#words/ready-overviews';
import { READY_SHEET_WORDS } from '#words/ready-sheets';
import { ALL_OTHERS, NONE } from '#words/rollup';
import { colored } from './looks';
import { readyReport } from './ready-report';
import type { ReadyChoices, ReadyMade } from './ready-sheet';
import { besideCell, FACT_CELLS, figure, LOOKS } from './top-cells';
import { asHours } from './worked-hours';

const TOP_OF = 20;

/** The apps and sites with the most time. The report adds the log up as it reads it, so that the log's rows never reach the file. */
export function appsAndSites(choices: ReadyChoices): ReadyMade {
  const { name } = READY_SHEET_WORDS.apps;
  return {
    report: readyReport(choices, {
      name,
      version: 2,
      stream: 'activity-log',
      columns: [],
      rollup: { by: ['application', 'site'], measures: ['time', 'people', 'last', 'share'], top: TOP_OF },
      destination: { sheet: name, cell: besideCell(APPS_NOTES) },
      statusLine: false,
    }),
    blueprint: {
      version: 1,
      kind: 'apps',
      title: name,
      notes: APPS_NOTES,
      needs: [],
      top: [
        ...FACT_CELLS,
        figure('allHours', APPS.allHours, '=ROUND(SUM({column.hours}),6)', LOOKS.hours),
        figure(
          'namedShare',
          APPS.namedShare,
          `=IF({top.allHours}=0,"",1-SUMIFS({column.hours},{column.item},"${ALL_OTHERS}")/{top.allHours})`,
          LOOKS.share,
        ),
      ],
      rows: { kind: 'beside' },
      columns: [
        {
          key: 'item',
          label: APPS.item,
          formula: `=IF({row.site}&""="${NONE}",{row.executable}&"",{row.site}&"")`,
          characters: 30,
        },
        { key: 'hours', label: APPS.hours, formula: `=${asHours('N({row.duration})')}`, format: LOOKS.hours, characters: 14 },
        {
          key: 'perPerson',
          label: APPS.perPerson,
          formula: '=IF(N({row.people})=0,"",ROUND({row.hours}/{row.people},6))',
          format: LOOKS.hours,
          characters: 18,
        },
        {
          key: 'age',
          label: APPS.age,
          formula: '=IF(N({row.lastActivity})=0,"",MAX(0,{top.to}-INT({row.lastActivity})))',
          format: LOOKS.count,
          characters: 16,
        },
      ],
      rules: [colored('quiet', ['item', 'hours', 'perPerson', 'age'], `={row.item}="${ALL_OTHERS}"`)],
      chart: {
        kind: 'bar',
        title: name,
        categoryTitle: '',
        valueTitle: APPS.hours,
        category: 'item',
        series: ['hours'],
        position: { right: 1, below: 0 },
      },
    },
  };
}
