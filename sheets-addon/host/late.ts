/** What is made when it is first wanted, once; where that failed, anew when it is wanted again. */
export function once<T>(make: () => T): () => T {
  let made: readonly [T] | undefined;
  return () => {
    made ??= [make()];
    return made[0];
  };
}

/** A port that is made with its first call: where Google refuses what it stands on, whatever else a call of the panel does goes on. */
export function whenUsed<Port extends object>(make: () => Port): Port {
  const port = once(make);
  return new Proxy({} as Port, { get: (_, name) => port()[name as keyof Port] });
}
