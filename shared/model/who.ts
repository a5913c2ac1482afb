import { nobodyAfterColon, notAnId, severalNamed } from '#words/who';
import { wrong } from '../errors';
import type { WhoKind } from './who-kinds';
import { plainName, visible } from './words';

/** One user, group or computer, by ID or by name, as a person wrote it. */
export interface Who {
  readonly kind: WhoKind;
  readonly id: number | undefined;
  readonly name: string | undefined;
  /** As written, for messages; '' for an ID that nobody wrote. */
  readonly text: string;
}

const EVERYONE = new Set(['', 'everyone', 'everybody', 'all', 'all users', '*']);
/** ActivTrak itself uses user -1 for everyone, but a lookup that finds nobody also gives -1. So no number below 1 is anybody's ID. */
const NO_ID = /^[-−‐]? ?0+$|^[-−‐] ?\d+$/;

const SEVERAL = /(?:^|[,;\s])(?:user|group|computer)\s*[:：]/gi;
/** What separates several: a semicolon, a line break, or what comes before a kind; nothing inside quotes. */
const BETWEEN = /"[^"]*"|[;\n]|[,\s]+(?=(?:user|group|computer)\s*[:：])/gi;
const ONE = /^[\s\p{Default_Ignorable_Code_Point}]*(user|group|computer)\s*[:：]\s*([\s\S]*)$/iu;
const CUT = '\0';

const isEveryone = (text: string): boolean => EVERYONE.has(plainName(text).replace(/ ?: ?/, ':'));

/**
 * Whom a text means: `user:42`, `user:Jane Doe`, `group:Sales`, `computer:LAPTOP-7`; a bare name or id is a user; quotes make
 * a name of digits (`user:"007"`). `undefined` means everyone.
 * @throws ActivTrakError `argument` when it names more than one, or nobody behind the colon, or by a number below 1.
 */
export function parseWho(text: string): Who | undefined {
  if (isEveryone(text)) return undefined;
  if ((visible(text).match(SEVERAL) ?? []).length > 1) {
    throw wrong(severalNamed(text));
  }
  return oneWho(text, 'user');
}

/**
 * Everybody whom a text means: those of `parseWho` with semicolons or line breaks between them, or with commas where a kind (`group:`) or
 * an id follows. What has no kind of its own has that of the one before it. A comma in a name is left: only those who know the names can
 * tell `Doe, Jane` from two (`resolve.ts`). `undefined` means everyone.
 * @param usual the kind of what has none
 * @throws ActivTrakError `argument` for nobody behind a colon, or between semicolons, and for a number below 1.
 */
export function parseWhos(text: string, usual: WhoKind = 'user'): readonly Who[] | undefined {
  if (isEveryone(text)) return undefined;
  const parts = text.replace(BETWEEN, (between) => (between.startsWith('"') ? between : CUT)).split(CUT);
  const whos: Who[] = [];
  for (const part of parts.filter((one) => visible(one) !== '')) {
    if (isEveryone(part)) return undefined;
    const one = oneWho(part.replace(/[\s,]+$/, ''), whos[whos.length - 1]?.kind ?? usual);
    const ids = one.name?.split(',').map(visible) ?? [];
    whos.push(...(ids.length > 1 && ids.every((id) => /^\d{1,15}$/.test(id)) ? ids.map((id) => oneWho(id, one.kind)) : [one]));
  }
  // `=A1&"; "&B1` of empty cells is nobody, whose hours would be 0.
  if (whos.length === 0) throw wrong(nobodyAfterColon(text.trim(), usual));
  return whos;
}

function oneWho(text: string, usual: WhoKind): Who {
  const trimmed = text.trim();
  const parts = ONE.exec(trimmed);
  const kind = (parts?.[1]?.toLowerCase() ?? usual) as WhoKind;
  const named = (parts?.[2] ?? trimmed).trim();
  if (visible(named) === '') throw wrong(nobodyAfterColon(trimmed, kind));
  if (NO_ID.test(plainName(named))) throw wrong(notAnId(trimmed));
  return { ...idOrName(kind, named), text: trimmed };
}

/** What a name or an ID means for a kind, when the kind isn't written with it. */
export function idOrName(kind: WhoKind, named: string): Omit<Who, 'text'> {
  const quoted = /^"([\s\S]+)"$/.exec(named)?.[1];
  const digits = visible(named).normalize('NFKC');
  if (quoted === undefined && /^\d{1,15}$/.test(digits)) return { kind, id: Number(digits), name: undefined };
  return { kind, id: undefined, name: quoted ?? named };
}

/** An ID's digits as they were written, `007` in `user:007`; '' if nobody wrote any. */
export const digitsIn = ({ text }: Who): string => visible(text.replace(ONE, '$2')).normalize('NFKC');

/** Whether a text says that its digits are an ID: `user:42` does, `42` doesn't. */
export const isById = ({ text }: Who): boolean => ONE.test(text);
