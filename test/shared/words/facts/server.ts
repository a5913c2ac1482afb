import type * as words from '#words/server';
import type { FactsOf } from './facts-of';

export const server: FactsOf<typeof words> = {
  listening: [['https://activtrak.example.com', '127.0.0.1', 8443]],
  unknownOption: [["Unknown option '--prot'"]],
  notNumber: [['port', 65_535, 'https']],
  unreadable: [['cert', 'cert.pem']],
  notAncestor: [['sharepoint']],
  portInUse: [[3000]],
  noTaskPane: [['dist/excel-addin']],
  privateAddress: [['10.0.0.1']],
  privateWebhook: [['10.0.0.1']],
};
