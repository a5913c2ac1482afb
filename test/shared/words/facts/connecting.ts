import type * as words from '#words/connecting';
import type { FactsOf } from './facts-of';

export const connecting: FactsOf<typeof words> = {
  connectedTo: [['api.activtrak.com']],
  noRegion: [['mars', ['us', 'eu']]],
};
