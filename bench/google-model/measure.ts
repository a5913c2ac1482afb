import type { Measurement } from '../measurement';
import { GOOGLE_COSTS } from './costs';
import { type ModelledDocument, modelledDocument } from './modelled-document';
import { fallsOf, scheduledRuns, sitting } from './modelled-runs';

const LOG = { firstDay: '2026-10-30', days: 30, records: 400_000 };
/** More than these the file refuses. */
const CELLS_OF_A_FILE = 10_000_000;
const SLOW_MS = 20_000;

/** So many rows come in the place of those. */
const REPLACING = 390_000;

/** 400,000 rows of the log into a new sheet of a modelled Google, and others in their place. */
export function measureModelledGoogle(): readonly Measurement[] {
  return [...measureFilled(), ...measureReplaced()];
}

function measureReplaced(): readonly Measurement[] {
  const what = `modelled Google, ${REPLACING} rows in the place of ${LOG.records}`;
  const [ofSchedule, ofPerson] = [0, 1].map(() => {
    const filled = modelledDocument(LOG, GOOGLE_COSTS, CELLS_OF_A_FILE);
    scheduledRuns(filled);
    filled.serve(REPLACING);
    filled.time.spend(3_600_000);
    Object.assign(filled.sheets.figures, { calls: 0, peak: 0 });
    return filled;
  }) as [ModelledDocument, ModelledDocument];
  const scheduled = scheduledRuns(ofSchedule);
  const seated = sitting(ofPerson, GOOGLE_COSTS);
  for (const { record } of [scheduled, seated])
    if (record.rows !== REPLACING) throw new Error(`${record.rows} rows are there, not ${REPLACING}: ${record.message}`);
  return [
    { what: `${what}: scheduled runs until it is whole`, value: scheduled.scripts, unit: 'runs', budget: 2 },
    { what: `${what}: the longest of them`, value: scheduled.longestMinutes, unit: 'minutes', budget: 6 },
    { what: `${what}: calls on the spreadsheet`, value: ofSchedule.sheets.figures.calls, unit: 'calls' },
    { what: `${what}: at the sidebar`, value: seated.minutes, unit: 'minutes' },
    { what: `${what}: calls of the sidebar`, value: seated.scripts, unit: 'calls' },
    { what: `${what}: the longest of them`, value: seated.longestMinutes, unit: 'minutes', budget: 6 },
    {
      what: `${what}: the most cells in the file`,
      value: Math.max(ofSchedule.sheets.figures.peak, ofPerson.sheets.figures.peak),
      unit: 'cells',
      budget: CELLS_OF_A_FILE,
    },
  ];
}

function measureFilled(): readonly Measurement[] {
  return [GOOGLE_COSTS.response, SLOW_MS].flatMap((response) => {
    const costs = { ...GOOGLE_COSTS, response };
    const what = `modelled Google, ${LOG.records} rows of the log, ${response < 1000 ? `${response} ms` : `${response / 1000} s`} a response`;
    const ofSchedule = modelledDocument(LOG, costs, CELLS_OF_A_FILE);
    const scheduled = scheduledRuns(ofSchedule);
    const ofPerson = modelledDocument(LOG, costs, CELLS_OF_A_FILE);
    const seated = sitting(ofPerson, costs);
    for (const { record } of [scheduled, seated])
      if (record.rows !== LOG.records) throw new Error(`${record.rows} rows are there, not ${LOG.records}: ${record.message}`);
    return [
      { what: `${what}: scheduled runs until it is whole`, value: scheduled.scripts, unit: 'runs', budget: 2 },
      { what: `${what}: the longest of them`, value: scheduled.longestMinutes, unit: 'minutes', budget: 6 },
      { what: `${what}: at the sidebar`, value: seated.minutes, unit: 'minutes' },
      { what: `${what}: calls of the sidebar`, value: seated.scripts, unit: 'calls' },
      { what: `${what}: the longest of them`, value: seated.longestMinutes, unit: 'minutes', budget: 6 },
      { what: `${what}: how often its progress goes back`, value: fallsOf(seated.shares), unit: 'times', budget: 0 },
      {
        what: `${what}: the most cells in the file`,
        value: Math.max(ofSchedule.sheets.figures.peak, ofPerson.sheets.figures.peak),
        unit: 'cells',
        budget: CELLS_OF_A_FILE,
      },
    ] as const;
  });
}
