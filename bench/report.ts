import os from 'node:os';
import { GOOGLE_COSTS as COSTS } from './google-model/costs';
import type { Measurement } from './measurement';

const figure = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1));

const verdict = ({ value, budget }: Measurement): string => (budget === undefined ? '' : value <= budget ? 'met' : 'missed');

/** The table as people read it, in Markdown. */
export function table(measurements: readonly Measurement[]): string {
  const rows = measurements.map(
    (line) =>
      `| ${line.what} | ${figure(line.value)} ${line.unit} | ${line.budget === undefined ? '' : `≤ ${figure(line.budget)}`} | ${verdict(line)} |`,
  );
  return ['| what | measured | budget | |', '|---|---|---|---|', ...rows].join('\n');
}

/** The page for docs. */
export function page(measurements: readonly Measurement[]): string {
  return `# Benchmarks

Made by \`npm run bench\`, in one run, on Node ${process.versions.node}, ${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown processor'}.

${table(measurements)}

- **response text to typed cells**: from an answer's text to rows of cells, with 64-bit IDs exact, in processor time compared with \`JSON.parse\` of the same texts. The
  texts are answers of the Live Data API on this machine, in both dialects. \`flat\` and \`@json2csv/plainjs\` flatten objects, so they come after a JSON.parse
  and include it. Neither keeps a 64-bit ID.
- **a loop by hand**: \`JSON.parse\`, and the values of each record one after the other in a list: what the shortest code with it takes.
- **hours report**: how often a whole report of hours goes to the server and back. Pages go together, twenty at a time, and so do the groups of a report.
- **activity log of 30 days**: the same for a report of the log, whose days are read side by side. The budget is one and a half times the pages of the longest day and its
  end. Requests go together twenty at a time, so the pages of all days are a limit too.
- **cells**: the requests that as many formulas as cells make, all evaluated at the same time, each about another person.
- **writing**: what a refresh of the activity log with every column asks of the spreadsheet, from the first call to the last. The rows are
  counted, and the budget with them. **refresh with nothing new**: the same hours once more.
- **whole refresh**: everything that a refresh does between an answer's text and the calls on the spreadsheet, in processor time compared with \`JSON.parse\` of the same
  texts. What the spreadsheet in memory takes for itself is subtracted, and garbage collection is included.
- **modelled Google**: 400,000 records of a month, 21 columns, into a new sheet of a Google whose time passes by what is assumed of it (bench/google-model/costs.ts).
  A response begins ${COSTS.response} ms, or 20 s, after its request and comes at ${COSTS.bytesPerMs / 1000} MB/s. Those of one list go side by side, each with a connection of its own, so that the slowest counts.
  A call on the spreadsheet takes ${COSTS.call} ms, a flush ${COSTS.flush} ms more. A thousand cells take ${1000 * COSTS.written} ms to write, ${1000 * COSTS.read} ms to read, ${1000 * COSTS.sorted} ms to sort, ${1000 * COSTS.cleared} ms to clear and
  ${1000 * COSTS.formatted} ms to format. The script takes ${COSTS.script} times the processor time that it takes here, a call on properties or a lock ${COSTS.store} ms, a call from the sidebar ${COSTS.sidebar} ms more.
  Google publishes none of these. The flush and writing follow a measurement of 4,000 cells that somebody published, the others are assumed. A scheduled run comes each
  hour and begins nothing after four and a half minutes of its six, a call of the sidebar nothing after six seconds. The limit of ten million cells in a file is
  enforced, and the most that there were is shown.
  At 20 s a response, two runs cannot be met with these assumptions: 450 pages, twenty together, are waited for in eight minutes, and writing the cells takes three more, where two runs
  have nine. Someone at the sidebar has them in one sitting.
- **1,000,000 rows**: one refresh of thirty days of the log, in processor time, with garbage collection and without the server's and the sheets' own work. The memory is what stays in use
  after a collection, whenever the sheets are written to, have been read or are flushed, without the sheets: these keep their cells in buffers, which are subtracted. Most of it are
  the rows that go to the sheets together; of each record that was read, twelve to twenty-four bytes stay, by which it is known.
- **Code.js**, **Reports.js**: the script for Google Sheets, and the processor time that a bare engine takes to load both files. Every cell loads them again. The first contains the functions and the menu;
  the second the reports and the panel's calls, which the engine only reads over until one of them is called. **task pane**: the Excel add-in's scripts that it needs before it shows its reports, and its styles. The report
  engine comes with the first press, the functions with the first cell.

## Storm

\`npm run storm -- --runs 2500 --seed 101\` drives reports through random programs of server faults, kills, pauses, sheet edits and changed definitions. It compares the sheet
with an oracle that shares no code with the product. No kind of program is left out. A failure prints its seed and its shortest steps.

The last long run: 4,500 programs, 1,500 for each of the seeds 801 to 803 (52,661 steps, 37,842 calls of a refresh, 5,063 of them killed, 439 failed with a sentence,
10,897 edits), without a failure. In about one of four programs the report groups the log, by days, hours, people, applications or sites, with top lists, pseudonyms and smallest groups, and is
compared with a count of its own. In one of nine steps, a refresh is killed after new records came, and people delete and sort its rows. 139 programs ended early, as they have to:

- 90 because a person deleted a column that tells records apart.
- 34 refused after rows of a killed refresh, which are others by now, were sorted or deleted.
- 14 refused with a sentence, after an edit that hides what is whose.
- 1 refused because a column that was left to the person when rows were kept stood next to rows that give way.

\`npm test\` runs 300 programs of one seed.
`;
}
