/**
 * The page of `npm start`: a spreadsheet whose functions run the bundle that goes to Google, with a thin frame around it; and the tab of
 * Excel, which is a page of its own (`excel/`).
 */
import type { Manifest } from '../apps-script/runtime/manifest';
import { showWarehouse } from './bigquery/warehouse-tab';
import { tell } from './connection';
import { element } from './element';
import { startGoogle } from './google-tab';
import { loaded } from './loaded';
import { showMessages } from './messages-tab';
import { showTabs } from './tabs';
import './frame.css';

showTabs({
  google: () =>
    startGoogle().catch((failure: Error) =>
      tell('bad', `The playground didn't start. ${failure.message} Reload the page, or start it again.`),
    ),
  excel: () => {
    element<HTMLIFrameElement>('excel').src = 'excel.html';
  },
  bigquery: showWarehouse,
  messages: showMessages,
});

// The usual build has no tables, and sends no messages.
void loaded('sheets-addon/appsscript.json', (response) => response.json() as Promise<Manifest>).then(({ urlFetchWhitelist = [] }) => {
  element('to-bigquery').hidden = !urlFetchWhitelist.includes('https://bigquery.googleapis.com/');
  element('to-messages').hidden = !urlFetchWhitelist.includes('https://hooks.slack.com/');
});
