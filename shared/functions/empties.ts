import { type FunctionName, parametersOf } from './signatures';

/** The parameters by whose absence a function means everyone, or the last days, and how each is said in words. */
const SAID = { from: 'last 7 days', period: 'last 7 days', who: 'everyone', group: 'everyone' } as const;

/**
 * The parameter at a place where an empty cell means neither everyone nor the last days, but nothing: the result is empty.
 * @returns its name, and what to write for all; `undefined` where an empty cell is as good as none.
 */
export function emptying(name: FunctionName, index: number): { readonly parameter: string; readonly said: string } | undefined {
  const parameter = parametersOf(name)[index] ?? '';
  const said = SAID[parameter as keyof typeof SAID] as string | undefined;
  return said === undefined || name === 'ACTIVTRAK_STATUS' ? undefined : { parameter, said };
}
