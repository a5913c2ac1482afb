/** What evaluates the functions of cells. It is loaded with the first of them. */
import { customFunctions } from './functions';
import { pageClock } from './host/clock';
import { firstSerial } from './host/date-system';
import { askingPorts, cache, cellPlace, ownSecrets } from './host/ports';

export const evaluate = customFunctions({
  clock: pageClock,
  ready: () => Office.onReady(),
  secrets: ownSecrets,
  cache,
  ports: askingPorts,
  place: async () => ({ ...cellPlace(), firstSerial: await firstSerial() }),
  takesFormats: () => Office.context.requirements.isSetSupported('CustomFunctionsRuntime', '1.4'),
});
