/** Names in BigQuery that it doesn't take, and what they are made of. */

import { quoted } from './quoted';

export const projectNameWrong = (written: string): string =>
  `${quoted(written)} isn't a project ID. Copy the ID from the Google Cloud console, such as acme-analytics.`;
export const datasetNameWrong = (written: string): string =>
  `${quoted(written)} can't be a data set. Use letters, digits and underscores, such as activtrak.`;
export const tableNameWrong = (written: string): string =>
  `${quoted(written)} can't be a table. Begin with a letter, and use letters, digits and underscores.`;
export const locationNameWrong = (written: string): string =>
  `${quoted(written)} isn't a region of BigQuery. Choose one such as EU, US or europe-west3.`;
