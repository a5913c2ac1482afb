/** What tables, and the places they are in, are called. */
import { quoted } from './quoted';

/** BigQuery's regions by the words that it knows them by. Source: https://cloud.google.com/bigquery/docs/locations */
export const TABLE_REGION_WORDS = {
  US: 'United States (several regions)',
  EU: 'European Union (several regions)',
  'europe-west1': 'Belgium',
  'europe-west10': 'Berlin',
  'us-east5': 'Columbus',
  'us-south1': 'Dallas',
  'me-central2': 'Dammam',
  'asia-south2': 'Delhi',
  'me-central1': 'Doha',
  'europe-north1': 'Finland',
  'europe-west3': 'Frankfurt',
  'asia-east2': 'Hong Kong',
  'us-central1': 'Iowa',
  'asia-southeast2': 'Jakarta',
  'africa-south1': 'Johannesburg',
  'us-west4': 'Las Vegas',
  'europe-west2': 'London',
  'us-west2': 'Los Angeles',
  'europe-southwest1': 'Madrid',
  'australia-southeast2': 'Melbourne',
  'northamerica-south1': 'Mexico',
  'europe-west8': 'Milan',
  'northamerica-northeast1': 'Montréal',
  'asia-south1': 'Mumbai',
  'europe-west4': 'Netherlands',
  'us-east4': 'Northern Virginia',
  'us-west1': 'Oregon',
  'asia-northeast2': 'Osaka',
  'europe-west9': 'Paris',
  'us-west3': 'Salt Lake City',
  'southamerica-west1': 'Santiago',
  'southamerica-east1': 'São Paulo',
  'asia-northeast3': 'Seoul',
  'asia-southeast1': 'Singapore',
  'us-east1': 'South Carolina',
  'europe-north2': 'Stockholm',
  'australia-southeast1': 'Sydney',
  'asia-east1': 'Taiwan',
  'me-west1': 'Tel Aviv',
  'asia-northeast1': 'Tokyo',
  'northamerica-northeast2': 'Toronto',
  'europe-west12': 'Turin',
  'europe-central2': 'Warsaw',
  'europe-west6': 'Zürich',
} as const;

/** The parts of a table's full name: what to do where one is missing, and what is wrong with one that was typed. */
const PARTS = {
  project: {
    missing: 'The project is missing. Copy its ID from the Google Cloud console.',
    wrong: "isn't a project ID. It has 6 to 30 lowercase letters, digits and hyphens, such as acme-reports.",
  },
  dataset: {
    missing: 'The data set is missing. Name one, such as activtrak.',
    wrong: "isn't a data set name. Use letters, digits and underscores, such as activtrak.",
  },
  table: { missing: 'The table has no name. Give it one.', wrong: "isn't a table name. Use up to 200 letters, digits and underscores." },
  location: {
    missing: 'The region is missing. Choose one.',
    wrong: "isn't a region. Choose one from the list, or type one such as europe-west3.",
  },
} as const;

export const wrongTablePart = (part: keyof typeof PARTS, text: string): string =>
  text.trim() === '' ? PARTS[part].missing : `${quoted(text)} ${PARTS[part].wrong}`;
