import { CONNECTION_KEY } from '../../shared/api/connections/connection-store';
import { tell, tellDisconnected } from './connection';
import type { KeyResult } from './dialogs';
import type { Executions } from './executions';
import { OWNER } from './people';

/** The key of the spreadsheet's owner, which the add-on's own script connects, as it does for the sidebar. */
export function ownerKey(executions: Executions) {
  async function connect(key: string, test: boolean): Promise<KeyResult> {
    const request = { key, region: 'us', cells: { allowed: true }, test };
    const outcome = await executions.call('panel', ['connect', JSON.stringify(request)], 'sidebar', OWNER.email);
    const result = outcome.ok ? answered(String(outcome.value)) : { connected: false, message: outcome.message };
    if (result.connected) tell(test ? 'good' : 'unknown', result.message);
    return result;
  }

  return {
    connect,
    /**
     * Connects the sandbox's key where this browser has kept nothing yet.
     * @param owned what the owner keeps
     */
    async connectFirst(key: string, owned: Readonly<Record<string, string>>, isFirst: boolean): Promise<void> {
      if (CONNECTION_KEY in owned) return tell('good', 'Connected with the key kept in this browser.');
      if (!isFirst) return tellDisconnected();
      const { connected, message } = await connect(key, true);
      if (!connected) tell('bad', message);
    },
  };
}

/** What the panel's call `connect` gave. */
function answered(json: string): KeyResult {
  const answer = JSON.parse(json) as { readonly ok: true; readonly value: KeyResult } | { readonly ok: false; readonly message: string };
  return answer.ok ? answer.value : { connected: false, message: answer.message };
}
