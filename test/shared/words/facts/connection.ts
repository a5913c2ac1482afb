import type * as words from '../../../../shared/words/en/connection';
import type { FactsOf } from './facts-of';

export const connection: FactsOf<typeof words> = {
  connectedTo: [['api.activtrak.com']],
  yourKeyOf: [['Northfell EU']],
  noRegion: [['mars', ['us', 'eu']]],
  connectionMissing: [['Northfell EU']],
  connectionElsewhere: [['Northfell', 'api-eu.activtrak.com']],
  severalCalled: [['Northfell']],
  formulasUnconnected: [
    ["the spreadsheet owner's key", "the spreadsheet's owner"],
    ['your key on this device', 'you'],
  ],
  formulasNotAllowed: [
    ["the spreadsheet owner's key", "the spreadsheet's owner"],
    ['your key on this device', 'you'],
  ],
  notChoosable: [
    ['Acme', "the spreadsheet's owner"],
    ['Acme', 'you'],
  ],
  cannotNarrow: [
    ['user-hours', 'computer'],
    ['computer-hours', 'user'],
    ['activity-log', 'group'],
  ],
};
