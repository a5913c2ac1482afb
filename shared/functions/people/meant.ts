import { type ActivTrakError, isActivTrakError } from '../../errors';
import { nearest } from '../../model/nearest';
import type { Who } from '../../model/who';
import type { WhoKind } from '../../model/who-kinds';
import { plainName } from '../../model/words';
import type { Task } from '../../task';
import { oncePerCall } from '../kept/remembered';
import type { Session } from '../kept/session';
import { nobody } from './allowed';
import { knownOf } from './known';
import { CAN_BE_LIMITED, isLimited } from './limits';

/** A range may have thousands of names that nobody has, and each is held against all that there are: the first ones show what is wrong. */
const MOST_MEANT = 20;

// biome-ignore lint/correctness/useYield: there is nothing to wait for
function* noneYet(): Task<Map<string, string | undefined>> {
  return new Map();
}

/**
 * Whom a word means that is nobody's name where it stands, as a formula writes it: `group:Sales` or `user:Jane Doe`; by the very name, else by the
 * nearest one. Only those whom formulas may show are offered.
 * @param kinds what it could be
 */
export function* meant(session: Session, word: string, kinds: readonly WhoKind[] = ['group', 'user']): Task<string | undefined> {
  const known = yield* oncePerCall(session, 'whom words mean', noneYet);
  const question = `${kinds} ${word}`;
  if (!known.has(question) && known.size < MOST_MEANT) known.set(question, yield* nearestTo(session, word, kinds));
  return known.get(question);
}

function* nearestTo(session: Session, word: string, kinds: readonly WhoKind[]): Task<string | undefined> {
  try {
    const all: { kind: WhoKind; name: string }[] = [];
    for (const kind of kinds) for (const { name } of yield* knownOf(session, kind)) all.push({ kind, name });
    const wanted = plainName(word.replace(/^\s*(?:user|group|computer)\s*:/i, ''));
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
export function* nobodyLike(session: Session, who: Who, kinds: readonly WhoKind[] = ['group', 'user', 'computer']): Task<ActivTrakError> {
  if ((CAN_BE_LIMITED && isLimited(session)) || who.name === undefined) return nobody(session, who);
  return nobody(session, who, yield* meant(session, who.name, kinds));
}
