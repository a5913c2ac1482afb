/** Which services may be called from where. */
import type { AuthorizationMode } from './context';

/** What a method does, as far as permissions go. */
export type Need =
  | 'none'
  | 'menu'
  | 'window'
  | 'document-read'
  | 'document-write'
  | 'other-document'
  | 'properties'
  | 'cache'
  | 'lock'
  | 'html'
  | 'fetch'
  | 'identity'
  | 'triggers'
  | 'token';

const ALLOWED: { readonly [Mode in Exclude<AuthorizationMode, 'FULL'>]: readonly Need[] } = {
  NONE: ['none', 'menu'],
  LIMITED: ['none', 'menu', 'document-read', 'document-write', 'properties', 'cache', 'lock', 'html', 'identity'],
  CUSTOM_FUNCTION: ['none', 'document-read', 'properties', 'cache', 'lock', 'html', 'fetch', 'identity'],
};

const SCOPE = 'https://www.googleapis.com/auth/';

/** The scopes of which one has to be granted. */
const SCOPES: { readonly [Some in Need]?: readonly string[] } = {
  'document-read': ['spreadsheets.currentonly', 'spreadsheets', 'spreadsheets.readonly'],
  'document-write': ['spreadsheets.currentonly', 'spreadsheets'],
  'other-document': ['spreadsheets', 'spreadsheets.readonly'],
  window: ['script.container.ui'],
  fetch: ['script.external_request'],
  identity: ['userinfo.email'],
  triggers: ['script.scriptapp'],
};

/**
 * Google's refusal, or `undefined` where the call may go on. A cell never asks for scopes; elsewhere the manifest's list binds,
 * and a manifest without a list gets every scope that the code needs.
 */
export function refusal(call: string, need: Need, mode: AuthorizationMode, granted: readonly string[] | undefined): string | undefined {
  if (mode !== 'FULL' && !ALLOWED[mode].includes(need)) return `You do not have permission to call ${call}`;
  const scopes = SCOPES[need];
  if (mode === 'CUSTOM_FUNCTION' || !scopes || !granted) return undefined;
  if (scopes.some((scope) => granted.includes(SCOPE + scope))) return undefined;
  const wanted = scopes.map((scope) => SCOPE + scope).join(' || ');
  return `Specified permissions are not sufficient to call ${call}. Required permissions: ${wanted}`;
}
