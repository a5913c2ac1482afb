import type { MaybePromise } from '../../task';
import { type Task, wait } from '../../task';

/** Whether formulas may use a key, and whom they may show; empty lists mean everyone that the key may see. */
export interface CellRules {
  /** In every document of the key's holder. */
  readonly allowed: boolean;
  /**
   * The words of the documents in which formulas may, where they may not in every one. It stands beside `allowed`, so that a version which knows only
   * that one lets formulas show nothing.
   */
  readonly documents?: readonly string[];
  /** Groups by name or id. */
  readonly groups: readonly string[];
  /** Users by name or id. */
  readonly users: readonly string[];
  /** Formulas may choose this connection by its name, where they would take another. */
  readonly byName?: boolean;
}

/** The same as it is seen from one document. */
export interface CellRulesHere extends Omit<CellRules, 'documents'> {
  /** In this document, or in every one. */
  readonly isHere: boolean;
  /** In how many other documents, where it is not in every one. */
  readonly others: number;
}

/** What a person wishes of them in a document; the others stay as they are. */
export interface CellWishes extends Omit<CellRules, 'documents'> {
  readonly isHere?: boolean;
}

/** Formulas of all other documents may use the key no more. Whom they may show is as it was left, maybe in another window since. */
export interface OthersStopped {
  readonly others: 0;
}

/** The word of the document at hand. */
type Here = () => MaybePromise<string>;

/** Nobody has allowed anything. */
export const NO_CELLS: CellRules = { allowed: false, groups: [], users: [] };

/** Whether what is stored are rules. */
export function areRules(cells: Partial<CellRules> | undefined): cells is CellRules {
  const areTexts = (list: unknown): boolean => Array.isArray(list) && list.every((one) => typeof one === 'string');
  return (
    typeof cells?.allowed === 'boolean' && [cells.groups, cells.users, cells.documents === undefined ? [] : cells.documents].every(areTexts)
  );
}

/** Whether formulas of a document may use the key. @param here is asked only where the answer depends on it; without it, there is no document */
export function* mayUseKey({ allowed, documents = [] }: CellRules, here: Here | undefined): Task<boolean> {
  if (allowed || documents.length === 0 || here === undefined) return allowed;
  return documents.includes(yield* wait(here()));
}

export function* rulesHere({ documents = [], ...rules }: CellRules, here: Here): Task<CellRulesHere> {
  const isHere = yield* mayUseKey({ ...rules, documents }, here);
  return { ...rules, isHere, others: rules.allowed ? 0 : documents.length - Number(isHere) };
}

/** The rules that a person's wishes make of those before. Once formulas may use the key everywhere, single documents say nothing more. */
export function* wishedRules(before: CellRules, wishes: CellWishes | OthersStopped, here: Here): Task<CellRules> {
  if ('others' in wishes) return yield* rulesHereAlone(before, here);
  const { documents = [] } = before;
  const { isHere, ...rules } = wishes;
  if (rules.allowed || (documents.length === 0 && !isHere)) return rules;
  const document = yield* wait(here());
  const kept = documents.filter((one) => one !== document);
  const all = isHere ? [...kept, document] : kept;
  return { ...rules, ...(all.length > 0 && { documents: all }) };
}

function* rulesHereAlone(before: CellRules, here: Here): Task<CellRules> {
  const { documents: _, ...rules } = before;
  const isHere = yield* mayUseKey(before, here);
  return { ...rules, allowed: false, ...(isHere && { documents: [yield* wait(here())] }) };
}
