/** ScriptApp, without triggers and without tokens: there is nobody here who could give one. */
import { ScriptException } from '../runtime/script-exception';
import type { ServiceMaker } from './service-maker';

export function scriptApp({ expose }: ServiceMaker): object {
  return expose({
    name: 'ScriptApp',
    prefix: 'ScriptApp.',
    need: 'triggers',
    needs: { getOAuthToken: 'token' },
    constants: { AuthMode: { NONE: 'NONE', LIMITED: 'LIMITED', CUSTOM_FUNCTION: 'CUSTOM_FUNCTION', FULL: 'FULL' } },
    methods: {
      getOAuthToken: () => {
        throw new ScriptException('You do not have permission to call ScriptApp.getOAuthToken');
      },
    },
  });
}
