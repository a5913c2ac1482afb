import type * as words from '#words/connection';
import type { FactsOf } from './facts-of';

export const connection: FactsOf<typeof words> = {
  yourKeyOf: [['Northfell EU']],
  connectionMissing: [['Northfell EU']],
  connectionElsewhere: [['Northfell', 'api-eu.activtrak.com']],
  severalCalled: [['Northfell']],
};
