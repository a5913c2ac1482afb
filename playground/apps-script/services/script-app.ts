/** ScriptApp: triggers, consent and the person's token. */
import { WEEK_DAYS } from '../triggers/clock-builder';
import { authorizationMethods } from './authorization';
import { enumeration } from './enumeration';
import { oauthToken } from './oauth-token';
import type { ServiceMaker } from './service-maker';
import { triggerMethods } from './triggers';

const CONSTANTS = {
  AuthMode: enumeration('NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL'),
  AuthorizationStatus: enumeration('REQUIRED', 'NOT_REQUIRED'),
  EventType: enumeration('CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE', 'ON_EVENT_UPDATED'),
  TriggerSource: enumeration('CALENDAR', 'CLOCK', 'DOCUMENTS', 'FORMS', 'SPREADSHEETS'),
  WeekDay: enumeration(...WEEK_DAYS),
};

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
    constants: CONSTANTS,
    methods: {
      ...triggerMethods(maker),
      ...authorizationMethods(maker),
      getScriptId: () => maker.execution.scriptId,
      // It is no web app.
      getService: () => maker.expose({ name: 'Service', need: 'none', methods: { getUrl: () => '', isEnabled: () => false } }),
      getOAuthToken: () => oauthToken(maker.execution),
    },
  });
}
