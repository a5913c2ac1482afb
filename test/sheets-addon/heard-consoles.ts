/** Has everything that is said on a console come to `heard` instead, in every test of the file. */
export function hearConsoles(heard: (words: string) => void): void {
  let consoles: readonly jest.SpyInstance[];
  beforeEach(() => {
    const keep = (...args: unknown[]): void => heard(args.map(String).join(' '));
    consoles = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => jest.spyOn(console, name).mockImplementation(keep));
  });
  afterEach(() => {
    for (const spy of consoles) spy.mockRestore();
  });
}
