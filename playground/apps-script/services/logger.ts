/** Logger and console: what they write is in the execution's log. */
import type { ServiceMaker } from './service-maker';

export function logger({ execution, expose }: ServiceMaker): object {
  const self: object = expose({
    name: 'Logger',
    need: 'none',
    methods: {
      log: (...args: unknown[]) => {
        execution.log.push(written(args));
        return self;
      },
      getLog: () => execution.log.map((line) => `${line}\n`).join(''),
      clear: () => void execution.log.splice(0),
    },
  });
  return self;
}

export function console({ execution, expose }: ServiceMaker): object {
  const write = (...args: unknown[]): void => void execution.log.push(written(args));
  return expose({ name: 'console', need: 'none', methods: { log: write, info: write, warn: write, error: write } });
}

/** `%s`, `%d`, `%i`, `%f` and `%j` in the first argument take the next ones; the rest follow after spaces. */
function written(args: readonly unknown[]): string {
  const [first, ...rest] = args;
  if (typeof first !== 'string') return args.map(text).join(' ');
  const filled = first.replace(/%[sdifj]/g, (mark) => (rest.length === 0 ? mark : text(rest.shift())));
  return [filled, ...rest.map(text)].join(' ');
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  const json = typeof value === 'object' && value !== null && !(value as { stack?: unknown }).stack ? JSON.stringify(value) : undefined;
  return json ?? String(value);
}
