/** A call into a port. */
type Call = (...args: unknown[]) => unknown;

/** A port whose methods are what `change` makes of its own; what is no method stays. */
export const withMethods = <Port extends object>(port: Port, change: (call: Call, name: string) => Call): Port =>
  Object.fromEntries(
    Object.entries(port).map(([name, member]) => [name, typeof member === 'function' ? change((member as Call).bind(port), name) : member]),
  ) as Port;
