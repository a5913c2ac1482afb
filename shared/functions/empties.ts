import { type FunctionName, type ParameterName, parametersOf } from './signatures';

/** What may be left out without meaning everyone or the last days. */
type Harmless = 'to' | 'columns' | 'unit' | 'limit' | 'metric' | 'by';

/** The other parameters: what a function means if one is left out, in the words that say it on purpose. */
const SAID = {
  from: 'last 7 days',
  period: 'last 7 days',
  who: 'everyone',
  group: 'everyone',
  connection: 'the name of a connection',
} as const satisfies Readonly<Record<Exclude<ParameterName, Harmless>, string>>;

/**
 * The parameter at a place where an empty cell means neither everyone nor the last days, but nothing: the result is empty.
 * @returns its name, and what to write for all; `undefined` where an empty cell is as good as none.
 */
export function emptying(name: FunctionName, index: number): { readonly parameter: ParameterName; readonly said: string } | undefined {
  const parameter = parametersOf(name)[index];
  if (parameter === undefined || !(parameter in SAID) || (name === 'ACTIVTRAK_STATUS' && parameter === 'from')) return undefined;
  return { parameter, said: SAID[parameter as keyof typeof SAID] };
}
