import { withMethods } from './with-methods';

/** What a killed call meets: no step of the host has an effect any more, and none gives an answer. */
export class Killed extends Error {
  override readonly name = 'Killed';

  constructor(message: string) {
    super(message);
    // Diagnostics are told the stack of most kills, which Jest would look up frame by frame in the maps of the sources.
    this.stack = `Killed: ${message}`;
  }
}

/** Steps of ports and backends that only read. A host that dies at one of them leaves what it leaves at the change before. */
const READS: ReadonlySet<string> = new Set(
  [
    'acquire all allMarks charts fetchAll formats formulas get markOwners marks read readReference refusal send sheet sheets',
    'counts dryRun look query readRows',
    'activeSheet anchors columnWidth facts find frozenRows merged selection spills used',
  ].flatMap((names) => names.split(' ')),
);

/** Whether a step may change something; one that nobody has listed does. */
export const isChange = (step: string): boolean => !READS.has(step);

/** Counts calls into a host's ports and can end the life of a run at one of them. */
export interface MortalHost {
  /** The counted calls so far. */
  calls(): number;
  /** The ports, whose `n`-th counted call of all (from 1) is the one at which the host dies. */
  wrap<Port extends object>(port: Port): Port;
}

/**
 * @param diesAt the call that has no effect any more, and none after it either: `catch` and `finally` of the killed run do nothing then
 * @param effects whether that call still has its effect and only its answer is lost
 * @param counts which calls count, by their names: every one, unless said otherwise
 */
export function mortalHost(diesAt: number, effects = false, counts: (step: string) => boolean = () => true): MortalHost {
  let calls = 0;
  const wrap = <Port extends object>(port: Port): Port =>
    withMethods(port, (call, name) => (...args) => {
      const counted = counts(name);
      if (!counted && calls < diesAt) return kept(call(...args));
      calls += 1;
      if (calls > diesAt || (calls === diesAt && !effects)) throw new Killed(`${name} was call ${calls}.`);
      const result = call(...args);
      if (calls === diesAt) throw new Killed(`${name} was call ${calls}.`);
      return kept(result);
    });
  const kept = (result: unknown): unknown =>
    typeof result === 'function' ? wrapFunction(result as (...rest: unknown[]) => unknown) : result;
  /** A lock's release is a call too. */
  const wrapFunction =
    (release: (...args: unknown[]) => unknown) =>
    (...args: unknown[]): unknown => {
      calls += 1;
      if (calls >= diesAt) throw new Killed(`A release was call ${calls}.`);
      return release(...args);
    };
  return { calls: () => calls, wrap };
}

/** Calls back before each change of a host, which lives on. Counts what `mortalHost` counts as changes. */
export function watchedHost(beforeChange: () => void): Pick<MortalHost, 'wrap'> {
  const watched = (result: unknown): unknown =>
    typeof result === 'function'
      ? (...args: unknown[]): unknown => {
          beforeChange();
          return (result as (...rest: unknown[]) => unknown)(...args);
        }
      : result;
  return {
    wrap: <Port extends object>(port: Port): Port =>
      withMethods(port, (call, name) => (...args) => {
        if (isChange(name)) beforeChange();
        return watched(call(...args));
      }),
  };
}
