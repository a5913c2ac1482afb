import { NOT_CONNECTED } from '#words/connection';
import { notWholeNumber } from '#words/definitions';
import { NOT_HERE, nameTooLong } from '#words/panel-answers';
import { storeKeysAgain } from '../api/connections/connection-changes';
import { loadConnections } from '../api/connections/connection-store';
import { ActivTrakError, wrong } from '../errors';
import { loadPerson, savePerson } from '../report/kept/person';
import type { WhileOpen } from '../scheduler';
import { type Task, wait } from '../task';
import type { PanelCalls } from './calls';
import { saveConnectionSettings } from './connections/connections';
import type { PanelPorts } from './ports';

const MOST_NAME = 60;
const MOST_MINUTES = 1440;

/**
 * Saves what a person changed in the settings; what isn't among the wishes stays.
 * @throws ActivTrakError `argument` for a name that is too long; `not-connected` without a key that it could be about
 */
export function* saveSettings(ports: PanelPorts, wishes: PanelCalls['saveSettings']['in']): Task<void> {
  const { cells, weekStart, personName, keep } = wishes;
  if (personName !== undefined) {
    const name = personName.replace(/\s+/g, ' ').trim();
    if (name.length > MOST_NAME) throw wrong(nameTooLong(MOST_NAME));
    yield* savePerson(ports.secrets, { ...(yield* loadPerson(ports.secrets, ports.newId)), name, asked: true });
  }
  if (cells || weekStart) yield* saveConnectionSettings(ports, { ...(cells ? { cells } : {}), ...(weekStart ? { weekStart } : {}) });
  if (keep === undefined || ports.keyKeeper === undefined) return;
  yield* wait(ports.keyKeeper.choose(keep));
  // Saved again, keys go where they are to be kept from now on.
  if ((yield* loadConnections(ports.secrets)).length === 0) throw new ActivTrakError('not-connected', NOT_CONNECTED);
  yield* storeKeysAgain(ports.secrets);
}

/**
 * Saves what happens by itself while the document is open.
 * @throws ActivTrakError `argument` in a product where nothing does, and for minutes out of range
 */
export function* saveWhileOpen({ whileOpen }: PanelPorts, wishes: WhileOpen): Task<void> {
  if (whileOpen === undefined) throw wrong(NOT_HERE);
  if (!(Number.isInteger(wishes.minutes) && wishes.minutes >= 0 && wishes.minutes <= MOST_MINUTES))
    throw wrong(notWholeNumber('minutes', 0, MOST_MINUTES));
  yield* wait(whileOpen.save(wishes));
}
