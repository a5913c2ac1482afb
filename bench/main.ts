/**
 * `npm run bench`: the budgets of the product, measured. Figures go to bench/results.json and docs/benchmarks.md. With `--load` the add-on's
 * script alone is measured and shown, with `--model` the modelled Google alone, with `--tables` a table of BigQuery alone, with `--ready` the ready sheets alone.
 */
import './with-tables';
import { writeFileSync } from 'node:fs';
import { projectScripts } from '../playground/node/project-scripts';
import { startSandbox } from '../sandbox/server';
import { buildExcelAddin } from '../scripts/build-excel-addin';
import { buildSheetsAddon } from '../scripts/build-sheets-addon';
import { inProject } from '../scripts/root';
import { hoursAnswers, logAnswers } from './answers';
import { measurePane, measureScript } from './bundle';
import { measureDecoding } from './decode';
import { measureModelledGoogle } from './google-model/measure';
import { measureTable } from './google-model/measure-table';
import { measureGrowth } from './growth';
import type { Measurement } from './measurement';
import { measureReadySheets } from './ready-sheets';
import { measureGroupsTogether, measureRefreshing } from './refreshing';
import { page, table } from './report';
import { type Api, measureRoundTrips, measureSharedCells } from './requests';
import { measureWholeRefresh } from './whole-refresh';

const DAYS = 90;
const PEOPLE = 400;
const DIALECTS = ['early-access', 'current'] as const;

async function measure(api: Api): Promise<readonly Measurement[]> {
  // First, while there is little in memory: the engine's looks for what is still used count as time, too.
  const scripts = await measureScripts();
  const decoding: Measurement[] = [];
  for (const dialect of DIALECTS) {
    decoding.push(...measureDecoding(`activity log, ${dialect}`, 'activity-log', await logAnswers(api, dialect, 12)));
    decoding.push(...measureDecoding(`hours, ${dialect}`, 'user-hours', await hoursAnswers(api, dialect, 12)));
  }
  return [
    ...decoding,
    ...(await measureRoundTrips(api, DAYS)),
    ...(await measureGroupsTogether(api, DAYS)),
    ...(await measureSharedCells(api, 300)),
    ...(await measureRefreshing(api)),
    ...(await measureWholeRefresh(api)),
    ...measureModelledGoogle(),
    ...measureGrowth(),
    ...measureTable(),
    ...(await measureReadySheets()),
    ...scripts,
    ...measurePane(await buildExcelAddin()),
  ];
}

const measureScripts = async (): Promise<readonly Measurement[]> => measureScript(projectScripts(await buildSheetsAddon()));

async function main(): Promise<void> {
  if (process.argv.includes('--load')) return console.log(table(await measureScripts()));
  if (process.argv.includes('--ready')) return console.log(table(await measureReadySheets()));
  if (process.argv.includes('--tables')) return console.log(table(measureTable()));
  if (process.argv.includes('--model')) return console.log(table(measureModelledGoogle()));
  const sandbox = await startSandbox({ port: 0, people: PEOPLE, days: DAYS });
  try {
    const firstDay = new Date(Date.parse(sandbox.today) - (DAYS - 1) * 86_400_000).toISOString().slice(0, 10);
    const measurements = await measure({ address: sandbox.address, key: sandbox.keys.administrator, today: sandbox.today, firstDay });
    console.log(table(measurements));
    writeFileSync(inProject('bench', 'results.json'), `${JSON.stringify(measurements, null, 2)}\n`);
    writeFileSync(inProject('docs', 'benchmarks.md'), page(measurements));
    if (measurements.some(({ value, budget }) => budget !== undefined && value > budget)) process.exitCode = 1;
  } finally {
    await sandbox.close();
  }
}

void main();
