import type * as words from '../../../../shared/words/en/connecting';
import type { FactsOf } from './facts-of';

export const connecting: FactsOf<typeof words> = {
  connectedTo: [['api.activtrak.com']],
  noRegion: [['mars', ['us', 'eu']]],
};
