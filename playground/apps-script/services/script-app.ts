/** ScriptApp: triggers, and no tokens: there is nobody here who could give one. */
import { ScriptException } from '../runtime/script-exception';
import { WEEK_DAYS } from '../triggers/clock-builder';
import type { ServiceMaker } from './service-maker';
import { triggerMethods } from './triggers';

export function scriptApp(maker: ServiceMaker): object {
  return maker.expose({
    name: 'ScriptApp',
    prefix: 'ScriptApp.',
    need: 'triggers',
    needs: { getOAuthToken: 'token' },
    constants: {
      AuthMode: named('NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL'),
      EventType: named('CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE', 'ON_EVENT_UPDATED'),
      TriggerSource: named('CALENDAR', 'CLOCK', 'DOCUMENTS', 'FORMS', 'SPREADSHEETS'),
      WeekDay: named(...WEEK_DAYS),
    },
    methods: {
      ...triggerMethods(maker),
      getOAuthToken: () => {
        throw new ScriptException('You do not have permission to call ScriptApp.getOAuthToken');
      },
    },
  });
}

function named(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, name]));
}
