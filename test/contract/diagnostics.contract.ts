import { type Diagnostics, told, worded } from '../../shared/diagnostics';

/** Diagnostics, and whatever they have kept. */
export interface KeptDiagnostics {
  readonly diagnostics: Diagnostics;
  readonly kept: () => readonly string[];
}

/** Diagnostics that keep what they are told in a console. */
export function consoleKeeping(diagnostics: Diagnostics): KeptDiagnostics {
  const lines: string[] = [];
  jest.spyOn(console, 'error').mockImplementation((...args: unknown[]) => void lines.push(args.map(String).join(' ')));
  return { diagnostics, kept: () => lines };
}

/** What every Diagnostics keeps to. */
export function describeDiagnosticsContract(make: () => KeptDiagnostics): void {
  afterEach(() => jest.restoreAllMocks());

  it('keeps a cause under the id that the sentence names, with where it was and its places in the code', () => {
    const { diagnostics, kept } = make();
    const { code, message } = worded(new RangeError('Invalid array length'), diagnostics, "the panel's open");
    const [id = ''] = /\b[A-HJKMNP-Z2-9]{6}\b/.exec(message) ?? [];
    expect(code).toBe('unexpected');
    expect(kept()).toHaveLength(1);
    expect(kept()[0]).toContain(id);
    expect(kept()[0]).toContain("the panel's open");
    expect(kept()[0]).toContain('RangeError: Invalid array length');
    expect(kept()[0]).toMatch(/\n {4}at .*\(diagnostics\.contract\.ts:\d+:\d+\)/);
  });

  it('keeps two causes apart', () => {
    const { diagnostics, kept } = make();
    const ids = ['one', 'two'].map((where) => told(new Error('x'), diagnostics, where));
    expect(ids[0]).not.toBe(ids[1]);
    expect(kept().map((text, at) => text.includes(ids[at] as string))).toEqual([true, true]);
  });

  it.each([undefined, null, '', 'a text', 5, {}, [], Symbol('x'), () => 1, Object.create(null)])('keeps that %p was thrown', (thrown) => {
    const { diagnostics, kept } = make();
    expect(kept().length).toBe(0);
    const id = told(thrown, diagnostics, 'a cell');
    expect(kept().join()).toContain(id);
  });
}
