import { wrong } from '../../shared/errors';
import { CHANGE_PROTECTED, rejectedByRule } from '../../shared/words/en/google-sheets';

/**
 * A port whose failures are in sentences where Google names what a person can change. What it refuses of cells shows with whichever call comes next,
 * so all calls are looked at. In another language they stay unexpected.
 */
export function explained<Port extends object>(port: Port): Port {
  return new Proxy(port, {
    get(own, name) {
      const member: unknown = own[name as keyof Port];
      if (typeof member !== 'function') return member;
      return (...args: readonly unknown[]): unknown => {
        try {
          return member(...args) as unknown;
        } catch (failure) {
          throw explanation(failure) ?? failure;
        }
      };
    },
  });
}

function explanation(failure: unknown): Error | undefined {
  const words = String((failure as { readonly message?: unknown } | null)?.message ?? failure);
  const [, cell] = /\bcell ([A-Z]+\d+) violates the data validation/i.exec(words) ?? [];
  if (cell !== undefined) return wrong(rejectedByRule(cell));
  return /edit a protected cell or object/i.test(words) ? wrong(CHANGE_PROTECTED) : undefined;
}
