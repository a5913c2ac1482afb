/** ScriptApp: triggers and consent, and no tokens: there is nobody here who could give one. */
import { ScriptException } from '../runtime/script-exception';
import { WEEK_DAYS } from '../triggers/clock-builder';
import { authorizationMethods } from './authorization';
import type { ServiceMaker } from './service-maker';
import { triggerMethods } from './triggers';

export function scriptApp(maker: ServiceMaker): object {
  return maker.expose({
    name: 'ScriptApp',
    prefix: 'ScriptApp.',
    need: 'triggers',
    needs: {
      getOAuthToken: 'token',
      getAuthorizationInfo: 'authorization',
      requireScopes: 'authorization',
      requireAllScopes: 'authorization',
      getScriptId: 'none',
      getService: 'authorization',
    },
    constants: {
      AuthMode: named('NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL'),
      AuthorizationStatus: named('REQUIRED', 'NOT_REQUIRED'),
      EventType: named('CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE', 'ON_EVENT_UPDATED'),
      TriggerSource: named('CALENDAR', 'CLOCK', 'DOCUMENTS', 'FORMS', 'SPREADSHEETS'),
      WeekDay: named(...WEEK_DAYS),
    },
    methods: {
      ...triggerMethods(maker),
      ...authorizationMethods(maker),
      getScriptId: () => maker.execution.scriptId,
      // It is no web app.
      getService: () => maker.expose({ name: 'Service', need: 'none', methods: { getUrl: () => '', isEnabled: () => false } }),
      getOAuthToken: () => {
        throw new ScriptException('You do not have permission to call ScriptApp.getOAuthToken');
      },
    },
  });
}

function named(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, name]));
}
