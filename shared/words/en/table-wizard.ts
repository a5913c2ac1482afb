/** Setting up a report's table in BigQuery, step by step and in the editor. */
import { bytesWords } from './byte-words';
import { countWords, numberWords } from './numbers';

export const SEND_TO_BIGQUERY = 'Send to BigQuery';
/** `Send to BigQuery: “Hours”` */
export const sendReport = (report: string): string => `Send to BigQuery: “${report}”`;
export const SET_UP = 'Set up step by step';

/** Where a report's rows go. */
export const WHERE_ROWS_GO = 'Where the rows go';
export const PLACE_KIND_WORDS = {
  sheet: { label: 'A sheet', hint: 'In this file, for up to a few million rows.' },
  table: { label: 'A BigQuery table', hint: 'In your Google Cloud project, for any number of rows. Read it in Connected Sheets.' },
} as const;

/** The steps, in their order. */
export const STEP_WORDS = { project: 'Project', dataset: 'Data set and region', test: 'Test', fill: 'First fill' } as const;
export const stepWords = (step: number, of: number, title: string): string => `Step ${numberWords(step)} of ${numberWords(of)}: ${title}`;
export const NEXT = 'Next';
export const PREVIOUS_STEP = 'Previous';

export const ABOUT_PROJECT = 'BigQuery keeps the rows in a Google Cloud project of your organization.';
export const PROJECT_NEEDS = 'The project needs billing and the BigQuery API. The test tells you if the API is off.';
export const OPEN_CONSOLE = 'Open Google Cloud';
export const PROJECT_ID = 'Project ID';
export const PROJECT_ID_HINT = 'The ID, not the name. The Google Cloud console shows both in its project list.';
export const DATASET = 'Data set';
export const DATASET_HINT = "If there's none with this name, it's made.";
export const TABLE_REGION = 'Region';
export const TABLE_REGION_HINT = "Where the rows are stored. A data set can't move to another region later.";
export const OTHER_REGION = 'Another region';
export const REGION_WORD = 'Name of the region';
export const REGION_WORD_HINT = 'As Google writes it, such as europe-west3.';
export const TABLE = 'Table';
export const TABLE_HINT = 'One table for each report.';
export const SHOWN_IN_SHEET = 'Sheet for Connected Sheets';
export const SHOWN_IN_SHEET_HINT = '“Open in Connected Sheets” shows the table there.';
export const ROWS_ARE_KEPT = 'Rows are kept and updated day by day. Time is in seconds.';

export const ABOUT_TEST = "This makes the data set if it's missing, and asks BigQuery for nothing that costs money.";
export const TEST = 'Test';
export const TEST_AGAIN = 'Test again';
export const TESTING = 'Asking BigQuery…';
export const ALL_WELL = 'The project and the data set are ready. The first fill tells you if billing or a role for tables is missing.';

export const ESTIMATING = 'Asking ActivTrak how much there is…';
export const fillDays = (days: number): string => `The table gets ${countWords(days, 'day')}, the newest first.`;

interface Fill {
  readonly rows: number | undefined;
  readonly requests: number | undefined;
  readonly runs: number | undefined;
}

/** What ActivTrak has for it. */
export const fillRows = ({ rows, requests }: Omit<Fill, 'runs'>): string =>
  rows === undefined
    ? "ActivTrak doesn't say in advance how many rows there will be."
    : `That's about ${countWords(rows, 'row')}${requests === undefined ? '' : `, in ${countWords(requests, 'request')}`}.`;

/** How long it takes, and what continues it. */
export function fillRuns({ runs }: Pick<Fill, 'runs'>, hasSchedule: boolean): string {
  if (runs !== undefined && runs <= 1) return 'One run is enough.';
  const count = runs === undefined ? 'It may take many runs.' : `It takes about ${countWords(runs, 'run')}.`;
  return `${count} ${hasSchedule ? 'Each scheduled run continues it.' : 'Give the report a schedule, or keep this panel open.'}`;
}

/** @param bytes what a query over all of it reads */
export const fillCost = (bytes: number | undefined): string =>
  `Loading is free of charge.${bytes === undefined ? '' : ` A query over all of it will read about ${bytesWords(bytes)}.`}`;

export const SHEET_ROWS_STAY = 'The rows that this report has in a sheet stay there, and no longer update.';
export const SAVE_AND_FILL = 'Save and fill';
