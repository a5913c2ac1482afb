import { ActivTrakError } from '../errors';
import { plainName } from './words';

/** What a request or a cell can be narrowed to. */
export const WHO_KINDS = ['user', 'group', 'computer'] as const;
export type WhoKind = (typeof WHO_KINDS)[number];

/** One user, group or computer, by id or by name, as a person wrote it. */
export interface Who {
  readonly kind: WhoKind;
  readonly id: number | undefined;
  readonly name: string | undefined;
  /** As written, for messages. */
  readonly text: string;
}

const EVERYONE = new Set(['', 'everyone', 'everybody', 'all', 'all users', '*', '-1', 'user:-1']);

/**
 * Whom a text means: `user:42`, `user:Jane Doe`, `group:Sales`, `computer:LAPTOP-7`; a bare name or id is a user; quotes make
 * a name of digits (`user:"007"`). `undefined` means everyone.
 * @throws ActivTrakError `argument` when it names more than one, or nobody behind the colon.
 */
export function parseWho(text: string): Who | undefined {
  const trimmed = text.trim();
  if (EVERYONE.has(plainName(trimmed).replace(/ ?: ?/, ':'))) return undefined;
  if ((trimmed.match(/(?:^|[,;\s])(?:user|group|computer)\s*:/gi) ?? []).length > 1) {
    throw new ActivTrakError(
      'argument',
      `“${trimmed.slice(0, 80)}” names more than one: give one user, one group or one computer, or a range with one in each cell.`,
    );
  }
  const parts = /^(user|group|computer)\s*:\s*([\s\S]*)$/i.exec(trimmed);
  const kind = (parts?.[1]?.toLowerCase() ?? 'user') as WhoKind;
  const named = (parts?.[2] ?? trimmed).trim();
  if (named === '') throw new ActivTrakError('argument', `“${trimmed}” names no ${kind}: write a name or an id behind the colon.`);
  return { ...idOrName(kind, named), text: trimmed };
}

/** Whom a name or an id alone means, among users, groups or computers. */
export function idOrName(kind: WhoKind, named: string): Omit<Who, 'text'> {
  const quoted = /^"([\s\S]+)"$/.exec(named)?.[1];
  if (quoted === undefined && /^\d{1,15}$/.test(named)) return { kind, id: Number(named), name: undefined };
  return { kind, id: undefined, name: quoted ?? named };
}
