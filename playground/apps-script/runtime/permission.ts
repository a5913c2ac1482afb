/** Which services may be called from where, by whom. */
import type { Person, Role } from '../backend';
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
  | 'user-key'
  | 'mail'
  | 'authorization'
  | 'triggers'
  | 'token'
  | 'data-execution';

const ALLOWED: { readonly [Mode in Exclude<AuthorizationMode, 'FULL'>]: readonly Need[] } = {
  NONE: ['none', 'menu'],
  LIMITED: [
    'none',
    'menu',
    'document-read',
    'document-write',
    'properties',
    'cache',
    'lock',
    'html',
    'identity',
    'user-key',
    'authorization',
  ],
  CUSTOM_FUNCTION: ['none', 'document-read', 'properties', 'cache', 'lock', 'html', 'fetch', 'identity', 'user-key'],
};

/** The scopes of which one has to be granted. */
const NAMES: { readonly [Some in Need]?: readonly string[] } = {
  'document-read': ['spreadsheets.currentonly', 'spreadsheets', 'spreadsheets.readonly'],
  'document-write': ['spreadsheets.currentonly', 'spreadsheets'],
  'other-document': ['spreadsheets', 'spreadsheets.readonly'],
  window: ['script.container.ui'],
  fetch: ['script.external_request'],
  identity: ['userinfo.email'],
  mail: ['script.send_mail'],
  triggers: ['script.scriptapp'],
  // https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet-app#enablebigqueryexecution
  'data-execution': ['bigquery.readonly'],
};

/** The same as whole addresses. */
const SCOPES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(NAMES).map(([need, names]) => [need, names.map((name) => `https://www.googleapis.com/auth/${name}`)]),
);

/** What Google says where somebody may not read a file, or not write it. */
export const NO_ACCESS = 'You do not have permissions to access the requested document.';

export interface Rights {
  readonly mode: AuthorizationMode;
  /** The manifest's list; a manifest without one gets every scope that the code needs. */
  readonly asked: readonly string[] | undefined;
  /** Who runs the script. */
  readonly person: Person;
}

/** Google's refusal, or `undefined` where the call may go on. A cell never asks for scopes, nor whose spreadsheet it is. */
export function permissionRefusal(call: string, need: Need, { mode, asked, person }: Rights): string | undefined {
  if (mode !== 'FULL' && !ALLOWED[mode].includes(need)) return `You do not have permission to call ${call}`;
  if (mode === 'CUSTOM_FUNCTION') return undefined;
  const scopes = SCOPES.get(need);
  const required = (): string => `Required permissions: ${scopes?.join(' || ')}`;
  if (scopes && asked && !scopes.some((scope) => asked.includes(scope))) {
    return `Specified permissions are not sufficient to call ${call}. ${required()}`;
  }
  const { granted } = person;
  if (mode === 'FULL' && scopes && granted && !scopes.some((scope) => granted.includes(scope))) {
    return `You do not have permission to call ${call}. ${required()}`;
  }
  return mayDo(person.role, need) ? undefined : NO_ACCESS;
}

/** Whether somebody may change the document and what belongs to it. */
export function mayEdit(role: Role): boolean {
  return role === 'owner' || role === 'editor';
}

function mayDo(role: Role, need: Need): boolean {
  if (need === 'document-read') return role !== 'none';
  return need !== 'document-write' || mayEdit(role);
}
