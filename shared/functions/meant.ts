import { type ActivTrakError, isActivTrakError } from '../errors';
import { nearest } from '../model/nearest';
import type { Who, WhoKind } from '../model/who';
import { plainName } from '../model/words';
import type { Task } from '../task';
import { allowedGroups, allowedPeople, namesInHours, nobody } from './allowed';
import { isLimited } from './limits';
import type { Session } from './session';

/**
 * Whom a word means that is nobody's name where it stands, as a formula writes it: `group:Sales` or `user:Jane Doe`; by the very name, else by the
 * nearest one. Only those whom formulas may show are offered.
 */
export function* meant(session: Session, word: string): Task<string | undefined> {
  try {
    const known = { group: yield* allowedGroups(session), user: yield* allowedPeople(session) };
    const seen = known.group && known.user ? undefined : yield* namesInHours(session);
    const names = (kind: WhoKind & keyof typeof known): readonly string[] =>
      (known[kind] ?? (kind === 'group' ? seen?.groups : seen?.people) ?? []).map(({ name }) => name);
    const wanted = plainName(word.replace(/^\s*(?:user|group)\s*:/i, ''));
    const all = (['group', 'user'] as const).flatMap((kind) => names(kind).map((name) => ({ kind, name })));
    const near = nearest(
      wanted,
      all.map(({ name }) => name),
    );
    const found = all.find(({ name }) => plainName(name) === wanted) ?? all.find(({ name }) => name === near);
    return found && `${found.kind}:${found.name}`;
  } catch (failure) {
    // A suggestion is worth no second error.
    if (isActivTrakError(failure)) return undefined;
    throw failure;
  }
}

/** Says that nobody is called so, and who probably was meant. */
export function* nobodyLike(session: Session, who: Who): Task<ActivTrakError> {
  if (isLimited(session) || who.name === undefined || who.kind === 'computer') return nobody(session, who);
  return nobody(session, who, yield* meant(session, who.name));
}
