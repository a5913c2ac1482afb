import type { FunctionWord } from '../words/voice';

/** Every parameter that a function can have. One of a name means the same in each. */
export type ParameterName = 'from' | 'to' | 'period' | 'who' | 'group' | 'columns' | 'unit' | 'limit' | 'metric' | 'by' | 'connection';

/** The functions' names, shapes and parameters: all of the catalogue that runs, apart from its descriptions, which every cell would load. */
const SIGNATURES = {
  ACTIVTRAK_HOURS: ['table', 'from', 'to', 'who', 'columns', 'unit', 'connection'],
  ACTIVTRAK_COMPUTER_HOURS: ['table', 'from', 'to', 'who', 'columns', 'unit', 'connection'],
  ACTIVTRAK_LOG: ['table', 'from', 'to', 'who', 'columns', 'limit', 'unit', 'connection'],
  ACTIVTRAK_APPS: ['table', 'from', 'to', 'who', 'by', 'limit', 'connection'],
  ACTIVTRAK_TOTAL: ['value', 'metric', 'from', 'to', 'who', 'connection'],
  ACTIVTRAK_USERS: ['table', 'group', 'period', 'connection'],
  ACTIVTRAK_GROUPS: ['table', 'connection'],
  ACTIVTRAK_STATUS: ['value', 'from', 'to', 'connection'],
} as const satisfies Readonly<Record<`ACTIVTRAK_${FunctionWord}`, readonly ['table' | 'value', ...ParameterName[]]>>;

/** A function as cells call it: `ACTIVTRAK_HOURS`. */
export type FunctionName = keyof typeof SIGNATURES;

/** The name of a function, in whatever letter case it is written; `undefined` where there is none of that name. */
export const functionNamed = (written: string): FunctionName | undefined =>
  Object.keys(SIGNATURES).find((name): name is FunctionName => name === written.toUpperCase());

/** The names of a function's parameters, in their order. */
export const parametersOf = (name: FunctionName): readonly ParameterName[] => SIGNATURES[name].slice(1) as readonly ParameterName[];

/** Whether a function spills rows with a header, rather than one value or a value for each cell. */
export const isTable = (name: FunctionName): boolean => SIGNATURES[name][0] === 'table';

/** A formula with its functions' names as they are in a namespace: `ACTIVTRAK.HOURS` for `ACTIVTRAK_HOURS`. */
export const namespaced = (text: string): string => text.replace(/\bACTIVTRAK_(?=[A-Z])/g, 'ACTIVTRAK.');
