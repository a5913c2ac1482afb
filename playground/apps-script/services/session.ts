/** Session: who is there. In a cell nobody is. */
import { encodeBase64 } from '../bytes/base64';
import { sha256 } from '../bytes/digest';
import { utf8Bytes } from '../bytes/utf8';
import type { Execution } from '../runtime/execution';
import type { ServiceMaker } from './service-maker';

export function session(maker: ServiceMaker): object {
  const { execution, expose } = maker;
  const user = () => userObject(maker, execution.user);
  return expose({
    name: 'Session',
    prefix: 'Session.',
    need: 'none',
    needs: { getActiveUser: 'identity', getEffectiveUser: 'identity', getTemporaryActiveUserKey: 'user-key' },
    methods: {
      getActiveUser: user,
      getEffectiveUser: user,
      getTemporaryActiveUserKey: () => (execution.context === 'cell' ? '' : userKey(execution)),
      getActiveUserLocale: () => execution.backend.spreadsheet.facts().locale.split('_')[0],
      getScriptTimeZone: () => scriptTimeZone(execution),
    },
  });
}

/** A User. Whoever may not be known has an empty address. */
export function userObject({ execution, expose }: ServiceMaker, email: string): object {
  return expose({ name: 'User', need: 'none', methods: { getEmail: () => (execution.mode === 'FULL' ? email : '') } });
}

/** The same for a user and a script for 30 days, and nothing that tells who she is. */
function userKey({ user, scriptId, backend }: Execution): string {
  const month = Math.floor(backend.clock.now() / (30 * 86_400_000));
  return encodeBase64(sha256(utf8Bytes(`${scriptId} ${user} ${month}`)));
}

/** Google's own where the manifest names none. */
export function scriptTimeZone({ manifest }: Execution): string {
  return manifest.timeZone ?? 'America/New_York';
}
