/** What of a script's scopes its user has granted, and how a script asks for the rest. */
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import type { ServiceMaker } from './service-maker';

const REQUIRED = 'Authorization is required to perform that action. Please run the script again to authorize it.';
const MODES = ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL'];

export function authorizationMethods({ execution, expose }: ServiceMaker): Readonly<Record<string, Method>> {
  const asked = execution.manifest.oauthScopes ?? [];
  const { granted } = execution.person;
  const url = `https://script.google.com/macros/d/${execution.scriptId}/authorize`;
  const has = (scope: string): boolean => (granted ? granted.includes(scope) : asked.includes(scope));

  /** Ends the execution where a scope is missing; where a person is there, Google asks her. */
  function require(call: string, mode: unknown, scopes: readonly string[]): void {
    checkMode(call, mode);
    const missing = mode === 'FULL' ? scopes.filter((scope) => !has(scope)) : [];
    if (missing.length === 0) return;
    if (execution.context !== 'trigger') execution.ui.push({ kind: 'authorization', url, scopes: missing });
    execution.end(REQUIRED);
  }

  return {
    getAuthorizationInfo: (mode: unknown, scopes?: unknown) => {
      checkMode('getAuthorizationInfo', mode);
      const wanted = scopes === undefined ? asked : scopeList('getAuthorizationInfo', scopes);
      const required = mode === 'FULL' && !wanted.every(has);
      return expose({
        name: 'AuthorizationInfo',
        need: 'none',
        methods: {
          getAuthorizationStatus: () => (required ? 'REQUIRED' : 'NOT_REQUIRED'),
          getAuthorizationUrl: () => (required ? url : null),
          getAuthorizedScopes: () => wanted.filter(has).sort(),
        },
      });
    },
    requireScopes: (mode: unknown, scopes: unknown) => require('requireScopes', mode, scopeList('requireScopes', scopes)),
    requireAllScopes: (mode: unknown) => require('requireAllScopes', mode, asked),
  };
}

function checkMode(call: string, mode: unknown): void {
  if (!MODES.includes(String(mode))) throw new ScriptException(`The parameters don't match the method signature for ScriptApp.${call}.`);
}

function scopeList(call: string, scopes: unknown): string[] {
  if (Array.isArray(scopes)) return scopes.map(String);
  throw new ScriptException(`The parameters don't match the method signature for ScriptApp.${call}.`);
}
