/** Facts to try each sentence of a subject with: one list of arguments or more for each of its functions. A sentence without facts doesn't compile. */
export type FactsOf<Subject> = {
  readonly [Name in keyof Subject as Subject[Name] extends (...facts: never[]) => unknown ? Name : never]: Subject[Name] extends (
    ...facts: infer Facts
  ) => unknown
    ? readonly Readonly<Facts>[]
    : never;
};
