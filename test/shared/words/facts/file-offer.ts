import type * as words from '#words/file-offer';
import type { FactsOf } from './facts-of';

export const fileOffer: FactsOf<typeof words> = {
  downloadFile: [['activtrak-reports.json']],
  fileReady: [['activtrak-reports.json']],
};
