/** What `scripts/jest-expect.cjs` makes of Jest's expect() fails where Jest's own does, with its sentences. */
const later = async (value: number): Promise<number> => {
  if (value < 0) throw new Error(`It was ${value}.`);
  return value;
};

describe('expect', () => {
  test.each([
    ['a value', () => expect(1).toBe(2), /Expected: .*2.*\n.*Received: .*1/],
    ['what it must not be', () => expect(1).not.toBe(1), /Expected: not .*1/],
    ['part of an object', () => expect({ a: 1 }).toEqual(expect.objectContaining({ a: 2 })), /ObjectContaining/],
    ['a matcher that there is not', () => (expect(1) as unknown as { toFoo: () => void }).toFoo(), /toFoo is not a function/],
  ])('fails for %s', (_, fails, sentence) => expect(fails).toThrow(sentence));

  test.each([
    ['a promise of another value', () => expect(later(1)).resolves.toBe(2), /Expected: .*2/],
    ['a promise of what it must not be', () => expect(later(1)).resolves.not.toBe(1), /Expected: not .*1/],
    ['a promise that was not kept', () => expect(later(-1)).resolves.toBe(-1), /rejected instead of resolved/],
    ['a promise that was kept', () => expect(later(1)).rejects.toThrow(), /resolved instead of rejected/],
    ['another error', () => expect(later(-1)).rejects.toThrow('It was 1.'), /It was -1\./],
    ['no promise', async () => expect(1).resolves.toBe(1), /must be a promise/],
  ])('fails for %s', async (_, fails, sentence) => {
    const failure = await fails().then(
      () => undefined,
      (error: Error) => error,
    );
    expect(failure?.message).toMatch(sentence);
    expect(failure?.stack).toContain('expect.test.ts');
  });

  test('is right about what is right', async () => {
    expect(1).toBe(1);
    expect(1).not.toBe(2);
    await expect(later(1)).resolves.toBe(1);
    await expect(later(-1)).rejects.toThrow('It was -1.');
    await expect(later(-1)).rejects.not.toThrow('It was 1.');
  });
});
