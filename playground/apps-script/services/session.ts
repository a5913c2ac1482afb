/** Session: who is there. In a cell nobody is. */
import type { Execution } from '../runtime/execution';
import type { ServiceMaker } from './service-maker';

export function session(maker: ServiceMaker): object {
  const { execution, expose } = maker;
  const user = () => userObject(maker, execution.user);
  return expose({
    name: 'Session',
    prefix: 'Session.',
    need: 'none',
    needs: { getActiveUser: 'identity', getEffectiveUser: 'identity' },
    methods: {
      getActiveUser: user,
      getEffectiveUser: user,
      getActiveUserLocale: () => execution.backend.spreadsheet.facts().locale.split('_')[0],
      getScriptTimeZone: () => scriptTimeZone(execution),
    },
  });
}

/** A User. Whoever may not be known has an empty address. */
export function userObject({ execution, expose }: ServiceMaker, email: string): object {
  return expose({ name: 'User', need: 'none', methods: { getEmail: () => (execution.mode === 'FULL' ? email : '') } });
}

/** Google's own where the manifest names none. */
export function scriptTimeZone({ manifest }: Execution): string {
  return manifest.timeZone ?? 'America/New_York';
}
