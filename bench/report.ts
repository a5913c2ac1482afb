import os from 'node:os';
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

- **response text to typed cells**: from the text of an answer to rows of cells, 64-bit ids exact, in processor time against \`JSON.parse\`
  of the same texts. The texts are answers of the Live Data API on this machine, in both dialects. \`flat\` and
  \`@json2csv/plainjs\` flatten objects, so they come after a JSON.parse and include it; neither keeps a 64-bit id.
- **hours report**: how often a whole report of hours goes to the server and back; pages go together, twenty at a time.
- **cells**: requests of as many formulas as cells, all evaluated at the same time, each about another person.
- **writing**: what a refresh of the activity log with every column asks of the spreadsheet, from the first call to the last; the rows are
  counted, and the budget with them. **refresh with nothing new**: the same hours once more.
- **Code.js**: the bundle for Google Sheets, and how long a bare engine takes to compile and run it; every cell loads it anew. It holds the functions, the
  reports and the panel's calls. **task pane**: the scripts of the Excel add-in that it needs before it shows its reports, and its styles; the report
  engine comes with the first thing that is pressed, the functions with the first cell.

## Storm

\`npm run storm -- --runs 2500 --seed 101\` drives reports through random programs of server faults, kills, pauses, edits of the sheet and changed definitions, and holds the sheet
against an oracle that shares no code with the product; no kind of program is left out. A failure prints its seed and its shortest steps. The last long run: 10,000 programs,
2,500 each of the seeds 101 to 104 (81,939 steps, 67,213 calls of a refresh, 5,953 of them killed, 762 failed in words, 11,345 edits), without a failure, in 151 s on 2 cores.
300 of them ended early, as they have to: 251 where a person deleted a column that tells records apart, 43 refused in words after a whole sheet was sorted or a row typed over
in the middle of a killed refresh, 6 refused after the half-written rows of a killed refresh were sorted. The
seeds 14, 15, 16 and 18 hold, 2,500 programs each. \`npm test\` runs 300 programs of one seed.
`;
}
