/**
 * Every view of the panel in every state that it has, each reached as a person reaches it. What has to hold everywhere is tried on all
 * of them.
 * @module
 */

import { ALERT_SCENES } from './alert-scenes';
import { CONNECTION_SCENES } from './connection-scenes';
import { EDITOR_SCENES } from './editor-scenes';
import { FROM_TABLE_SCENES } from './from-table-scenes';
import { HEALTH_SCENES } from './health-scenes';
import { OTHER_SCENES } from './other-scenes';
import { REPORT_SCENES } from './report-scenes';
import type { Scene } from './scene';
import { TABLE_SCENES } from './table-scenes';

export const SCENES: readonly Scene[] = [
  ...REPORT_SCENES,
  ...EDITOR_SCENES,
  ...OTHER_SCENES,
  ...TABLE_SCENES,
  ...FROM_TABLE_SCENES,
  ...CONNECTION_SCENES,
  ...HEALTH_SCENES,
  ...ALERT_SCENES,
];
