/** Session: who is there. In a cell nobody is. */
import type { ServiceMaker } from './service-maker';

export function session({ execution, expose }: ServiceMaker): object {
  const user = () =>
    expose({
      name: 'User',
      need: 'none',
      methods: { getEmail: () => (execution.mode === 'FULL' ? execution.user : '') },
    });
  return expose({
    name: 'Session',
    prefix: 'Session.',
    need: 'none',
    needs: { getActiveUser: 'identity', getEffectiveUser: 'identity' },
    methods: {
      getActiveUser: user,
      getEffectiveUser: user,
      getActiveUserLocale: () => execution.backend.spreadsheet.facts().locale.split('_')[0],
      getScriptTimeZone: () => execution.manifest.timeZone ?? 'America/New_York',
    },
  });
}
