import { type ConnectionRequest, type ConnectionResult, connect as connectTask } from '../shared/api/connect';
import { removeConnection } from '../shared/api/connection-store';
import { isActivTrakError } from '../shared/errors';
import { runSync } from '../shared/task';
import { documentZone, hostPorts, SIDEBAR_MS } from './host/ports';

/**
 * Connects the key of the person at the keyboard: tries it, and keeps it in that person's own store.
 * @param {string} json a ConnectionRequest as JSON text: key, region or baseUrl, cells, weekStart
 * @return {string} a ConnectionResult as JSON text: connected, message
 */
export function connect(json: string): string {
  return answered(() =>
    runSync(connectTask(JSON.parse(json) as ConnectionRequest, Utilities.getUuid(), hostPorts(SIDEBAR_MS), documentZone())),
  );
}

/**
 * Forgets the key of the person at the keyboard.
 * @return {string} a ConnectionResult as JSON text
 */
export function disconnect(): string {
  return answered(() => {
    runSync(removeConnection(hostPorts(SIDEBAR_MS).secrets));
    return { connected: false, message: 'The key is forgotten.' };
  });
}

/** A page gets JSON text and never an exception: whatever fails is a sentence. */
function answered(action: () => ConnectionResult): string {
  try {
    return JSON.stringify(action());
  } catch (failure) {
    const message = isActivTrakError(failure)
      ? failure.message
      : 'The add-on met an unexpected problem: try again, and report it if it stays so.';
    return JSON.stringify({ connected: false, message });
  }
}
