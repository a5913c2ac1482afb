import type * as words from '#words/settings-view';
import type { FactsOf } from './facts-of';

export const settingsView: FactsOf<typeof words> = {
  connectionWorks: [[undefined], [1], [1204]],
  keyKept: [['device'], ['session']],
  schedulesStop: [[1], [3]],
  weekSaved: [['Sunday']],
  formulasAllowed: [[true], [false]],
  formulasHereAllowed: [[true], [false]],
  formulasElsewhere: [[1], [3]],
  readyOfNewer: [['Hours']],
  minutesWords: [[0], [5], [60], [240]],
};
