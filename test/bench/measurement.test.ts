import { withMemory } from '../../bench/measurement';

/** A measuring that finds these one after the other. */
const finding = (...found: readonly number[]): (() => { readonly megabytes: number }) => {
  const left = [...found];
  return () => ({ megabytes: left.shift() ?? 0 });
};

describe('a measuring of memory', () => {
  it('is repeated where it found none', () => {
    expect(withMemory(finding(104))).toEqual({ megabytes: 104 });
    expect(withMemory(finding(0, 0.2, 104))).toEqual({ megabytes: 104 });
  });

  it('is no figure where it finds none again and again', () => {
    expect(() => withMemory(finding(0, 0, 0, 104))).toThrow('No memory');
  });
});
