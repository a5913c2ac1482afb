/** docs/functions.md, made from the catalogue and the streams' columns; `--check` fails when the page that is there is another. */
import { readFileSync, writeFileSync } from 'node:fs';
import { STREAMS } from '../shared/api/streams/streams';
import { CATALOG, type FunctionDefinition } from '../shared/functions/catalog';
import type { Column } from '../shared/model/cell';
import { inProject } from './root';

const PAGE = inProject('docs', 'functions.md');

const STREAM_TITLES = {
  'user-hours': 'Columns of `ACTIVTRAK_HOURS`',
  'computer-hours': 'Columns of `ACTIVTRAK_COMPUTER_HOURS`',
  'activity-log': 'Columns of `ACTIVTRAK_LOG`',
} as const;

const KINDS: Readonly<Record<Column['kind'], string>> = {
  text: 'text',
  number: 'number',
  boolean: 'TRUE or FALSE',
  id: 'number, or text where a number would lose digits',
  date: 'date, as a serial number',
  datetime: 'date and time, as a serial number',
  duration: 'time, in the unit asked for',
  names: 'text, names with commas between',
  ids: 'text, ids with commas between',
  members: '',
};

const PRODUCTIVITY = "number, such as 0, 1 or 2: ActivTrak doesn't publish what each means, and a report can show your own words for it";

const OFFERS: Readonly<Record<Column['offer'], string>> = {
  usual: 'yes',
  optional: 'when named',
  private: 'only when named one by one',
  internal: '',
};

const ROOM = `**Separators.** Where numbers have a decimal comma (Germany, France, Brazil and others), spreadsheets want \`;\` between arguments:
\`=ACTIVTRAK_HOURS("last week"; ; "group:Sales")\`. The panel writes each formula with the separator of your spreadsheet.

**Room.** Rows need empty cells below and to the right of the formula. Where there are none, Google Sheets shows \`#REF!\` and Excel \`#SPILL!\`: clear the cells
that are in the way, add rows at the end of the sheet (a new Google sheet has 1,000), ask for fewer days, or save a report, which makes its own room.

**Days.** A day alone is that one day. \`since 2026-03-01\` is every day from then until today; a month or a quarter without its year is the latest that has begun.
\`=ACTIVTRAK_STATUS("since 2026-03-01")\` says which days a period has. Days that ActivTrak no longer returns are an error and not 0 hours; where a period begins
before them, the status says from which day on there are hours.

**Time** comes in decimal hours everywhere, the log included, unless the argument \`unit\` says \`days\` or \`seconds\`.

**Nights.** A day goes from midnight to midnight, for people who work at night too: a shift is two rows, and the second has a first activity just after 00:00,
which says nothing about when they came. Leave night workers out of sheets that ask who was late.`;

/** The page's text. */
export function referencePage(): string {
  return [
    '# The functions',
    'Made from the catalog in `shared/functions/catalog.ts` by `npx tsx scripts/reference.ts`; change it there.',
    ROOM,
    ...CATALOG.map(functionSection),
    ...Object.values(STREAMS).map(({ name, columns }) => columnsSection(STREAM_TITLES[name], columns)),
    '',
  ].join('\n\n');
}

function functionSection({ name, description, parameters, result, examples }: FunctionDefinition): string {
  const rows = parameters.map((parameter) => `| \`${parameter.name}\` | ${parameter.description} | \`${parameter.example}\` |`);
  return [
    `## ${name}(${parameters.map((parameter) => parameter.name).join(', ')})`,
    description,
    ...(rows.length === 0 ? [] : [['| argument | what it is | for example |', '|---|---|---|', ...rows].join('\n')]),
    `**Gives.** ${result}`,
    examples.map((example) => `    ${example}`).join('\n'),
  ].join('\n\n');
}

function columnsSection(title: string, columns: readonly Column[]): string {
  const rows = columns
    .filter(({ offer }) => offer !== 'internal')
    .map(({ key, label, kind, offer }) => `| ${label} | ${key === 'productivity' ? PRODUCTIVITY : KINDS[kind]} | ${OFFERS[offer]} |`);
  return [`## ${title}`, ['| column | what it holds | given |', '|---|---|---|', ...rows].join('\n')].join('\n\n');
}

if (process.argv[1]?.endsWith('reference.ts')) {
  const page = referencePage();
  if (!process.argv.includes('--check')) writeFileSync(PAGE, page);
  else if (readFileSync(PAGE, 'utf8') !== page) {
    console.error('docs/functions.md is not what the catalogue says: run npx tsx scripts/reference.ts and commit it.');
    process.exitCode = 1;
  }
}
